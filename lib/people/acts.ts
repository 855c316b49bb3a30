/** What an administrator can do to one person; also the addresses of the pages that say what will happen. */
export const PERSON_ACTS = [
  'role',
  'address',
  'sign-out',
  'second-factor',
  'disable',
  'enable',
  'erase',
] as const
export type PersonAct = (typeof PERSON_ACTS)[number]

export const isPersonAct = (value: unknown): value is PersonAct => PERSON_ACTS.includes(value as PersonAct)

/** Nobody does these to themselves: their own account has its page, and an instance needs somebody else to see it. */
const NOT_ON_ONESELF: readonly PersonAct[] = ['role', 'second-factor', 'disable', 'enable', 'erase']

/** What can be done to somebody as they are now; the order of their page. */
export function actsOn(person: { disabled: boolean; erased: boolean }, isOneself: boolean): PersonAct[] {
  if (person.erased) return []
  const useless: PersonAct = person.disabled ? 'disable' : 'enable'
  return PERSON_ACTS.filter(
    (act) =>
      act !== useless &&
      !(person.disabled && act === 'sign-out') &&
      !(isOneself && NOT_ON_ONESELF.includes(act)),
  )
}
