import { expect, test } from 'vitest';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import { mayManage } from '#core/desk/permissions.ts';
import type { PlatformName, Standing } from '#core/ports.ts';
import { asked, openNewsroom } from '../../support/newsroom.ts';

const at = (platform: PlatformName) => ({ platform, workspace: 'W', channel: 'C' });

test.each<[PlatformName, 'members' | 'admins', readonly Standing[]]>([
  ['slack', 'members', ['member', 'manager', 'admin']],
  ['slack', 'admins', ['admin']],
  ['discord', 'members', ['manager', 'admin']],
  ['discord', 'admins', ['manager', 'admin']],
])('on %s with managers=%s a channel is changed by %j only', (platform, managers, allowed) => {
  const all: readonly Standing[] = ['guest', 'member', 'manager', 'admin'];
  expect(all.filter((standing) => mayManage(at(platform), standing, managers))).toEqual(allowed);
});

test('a direct message is everyone’s own', () => {
  expect(mayManage({ ...at('discord'), direct: true }, 'guest', 'admins')).toBe(true);
});

test('from a direct message somebody may change that, and another channel only as what they are there', async () => {
  const { desk } = openNewsroom();
  const direct = { ...at('discord'), direct: true } as const;
  const member = asked('member', direct);
  expect(await desk.mayManage(member)).toBe(true);
  expect(await desk.mayManage(member, 'C2')).toBe(false);
  expect(await desk.mayManage(asked('manager', direct), 'C2')).toBe(true);
});

test('two posts never share a key because of a colon inside a part', () => {
  const key = (subject: string, when: string) =>
    deliveryKey(at('slack'), { kind: 'digest', subject, at: when });
  expect(key('a:b', 'c')).not.toBe(key('a', 'b:c'));
});
