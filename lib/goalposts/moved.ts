import { CommitmentContent } from '@/lib/commitments/input'
import type { LocalizedText } from '@/lib/i18n/model'
import { type GoalpostChange, goalpostChanges } from '@/lib/standing/goalposts'

/** A published version of a record that still has its content. */
export interface Version {
  readonly seq: number
  readonly content: unknown
}

/** A moved goalpost with the names it had when it was moved. */
export interface MovedGoalpost extends GoalpostChange {
  readonly seq: number
  /** Order within its entry, from 0. */
  readonly position: number
  /** Of the indicator or step; null: it is neither. */
  readonly name: LocalizedText | null
  readonly unit: LocalizedText | null
}

/**
 * What the versions of one record moved, oldest first as they come: each is compared with the nearest one before it that
 * can be read.
 */
export function movedGoalposts(versions: readonly Version[]): MovedGoalpost[] {
  const moved: MovedGoalpost[] = []
  let before: CommitmentContent | null = null
  for (const { seq, content } of versions) {
    const after: CommitmentContent | null = CommitmentContent.safeParse(content).data ?? null
    if (after === null) continue
    if (before !== null) moved.push(...movedBetween(seq, before, after))
    before = after
  }
  return moved
}

const movedBetween = (seq: number, before: CommitmentContent, after: CommitmentContent): MovedGoalpost[] =>
  goalpostChanges(before, after).map((change, position) => ({
    ...change,
    seq,
    position,
    ...namesOf(change, before, after),
  }))

function namesOf({ what, key }: GoalpostChange, before: CommitmentContent, after: CommitmentContent) {
  const find = <Row extends { key: string }>(rows: (content: CommitmentContent) => readonly Row[]) =>
    rows(after).find((row) => row.key === key) ?? rows(before).find((row) => row.key === key)
  if (what === 'step' || what === 'step_date')
    return { name: find((content) => content.milestones)?.name ?? null, unit: null }
  if (what === 'scope' || what.startsWith('money')) return { name: null, unit: null }
  const indicator = key === null ? undefined : find((content) => content.indicators)
  return { name: indicator?.name ?? null, unit: indicator?.unit ?? null }
}
