import {
  Alarm,
  type AlarmBase,
  type AlarmProps,
  AlarmRule,
  CompositeAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** In five minutes. One or two mend themselves, by the next delivery or the caller's next request, and wake nobody. */
export const TOO_MANY_ERRORS = 3;

/** Where alarms go: a topic, or nowhere but the console. */
export type AlarmTarget = ITopic | null;

/** An alarm that stays quiet without data: a queue that nothing was sent to reports none. */
export function addAlarm(scope: Construct, id: string, target: AlarmTarget, props: AlarmProps): Alarm {
  const alarm = new Alarm(scope, id, { treatMissingData: TreatMissingData.NOT_BREACHING, ...props });
  tell(alarm, target);
  return alarm;
}

/** One alarm for a whole: raised while any of its alarms is. Whoever is on call can be paged by it alone. */
export function addUnwellAlarm(scope: Construct, target: AlarmTarget, alarms: readonly Alarm[]): CompositeAlarm {
  const unwell = new CompositeAlarm(scope, 'Unwell', {
    alarmRule: AlarmRule.anyOf(...alarms),
    alarmDescription: 'The pipeline is unwell. See "What each alarm means" in docs/operating.md.',
  });
  tell(unwell, target);
  return unwell;
}

/** When it is raised, and when it is over: nobody should have to look whether it still is. */
function tell(alarm: AlarmBase, target: AlarmTarget): void {
  if (target === null) return;
  alarm.addAlarmAction(new SnsAction(target));
  alarm.addOkAction(new SnsAction(target));
}
