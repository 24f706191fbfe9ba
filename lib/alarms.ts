import { Alarm, type AlarmProps, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Where alarms go: a topic, or nowhere but the console. */
export type AlarmTarget = ITopic | null;

/** An alarm that stays quiet without data: a queue that nothing was sent to reports none. */
export function addAlarm(scope: Construct, id: string, target: AlarmTarget, props: AlarmProps): Alarm {
  const alarm = new Alarm(scope, id, { treatMissingData: TreatMissingData.NOT_BREACHING, ...props });
  if (target !== null) alarm.addAlarmAction(new SnsAction(target));
  return alarm;
}
