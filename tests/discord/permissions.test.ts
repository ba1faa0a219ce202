import { expect, test } from 'vitest';
import { type Membership, permissionsIn } from '#discord/permissions.ts';

const member: Membership = {
  ...{ server: '1', user: '9', roles: ['2', '3'] },
  all: [
    { id: '1', permissions: '1' },
    { id: '2', permissions: '2' },
    { id: '4', permissions: '16' },
  ],
};
const overwrite = (id: string, allow: number, deny: number) => ({
  ...{ id, allow: String(allow), deny: String(deny) },
});

test.each([
  ['roles of the member and of everyone count, no others', [], 3n],
  ['everyone’s overwrite comes first', [overwrite('1', 4, 1)], 6n],
  ['a role’s overwrite goes before everyone’s', [overwrite('2', 1, 0), overwrite('1', 0, 1)], 3n],
  [
    'of roles that disagree the one that allows wins',
    [overwrite('2', 4, 0), overwrite('3', 0, 4)],
    7n,
  ],
  ['the member’s own overwrite goes before all', [overwrite('9', 0, 2), overwrite('2', 2, 0)], 1n],
  ['an overwrite of a role that the member has not is nothing', [overwrite('4', 32, 3)], 3n],
])('%s', (_, overwrites, expected) => {
  expect(permissionsIn(overwrites, member)).toBe(expected);
});

test('an administrator may do everything, whatever a channel says', () => {
  const all = [...member.all, { id: '3', permissions: '8' }];
  expect(permissionsIn([overwrite('9', 0, 2)], { ...member, all }) & 2n).toBe(2n);
});
