import { describe, expect, it } from 'vitest';
import { ENV } from '../../lambdas/shared/environment.ts';
import { permissions } from './policies.ts';
import { at, resourceNamed, resources, templateWith } from './synthesise.ts';

type Notify = 'none' | 'eventbridge' | 'sns';
const SENDERS = ['Clean', 'Digest'] as const;

describe.each<[Notify, RegExp, readonly string[]]>([
  ['none', /^$/, []],
  ['eventbridge', /^events:PutEvents :event-bus\/default$/, [ENV.noticeBus, ENV.noticeSource]],
  ['sns', /^sns:Publish NoticesTopic$/, [ENV.noticeSource, ENV.noticeTopic]],
])('notify=%s', (notify, permission, variables) => {
  const template = templateWith({ notify });
  const told = (role: string) => permissions(template, role).filter((line) => /^(?:events|sns):/.test(line));

  it.each(SENDERS)('%s may send there, and nowhere else', (role) => {
    expect(told(role)).toEqual(notify === 'none' ? [] : [expect.stringMatching(permission)]);
  });

  it.each(SENDERS)('%s knows where to', (role) => {
    const { properties } = resourceNamed(template, 'AWS::Lambda::Function', `${role}Function`);
    const names = Object.keys(Object(at(properties, 'Environment', 'Variables')));
    expect(names.filter((name) => name.startsWith('NOTICE_')).sort()).toEqual(variables);
  });

  it('read sends nothing', () => {
    expect(told('Read')).toEqual([]);
  });

  it('makes a topic only where one is wanted, and says what its source is', () => {
    expect(resources(template, 'AWS::SNS::Topic')).toHaveLength(notify === 'sns' ? 1 : 0);
    const source = template.findOutputs('NoticeSource');
    expect(Object.values(source).map(({ Value }) => Value)).toEqual(notify === 'none' ? [] : ['nutgraf.Nutgraf']);
  });
});
