import type { SourceKind } from '@/lib/sources/model'

/**
 * What a document of a report can show, as its `about` names it: the text, a figure, a step, an amount, an output.
 * In a published report amounts go by their key and outputs by their number from 1; in a draft both by their row.
 */
export const claimOf = {
  done: 'done',
  value: (indicator: string) => `value/${indicator}`,
  step: (milestone: string) => `step/${milestone}`,
  money: (key: string) => `money/${key}`,
  output: (number: number | string) => `output/${number}`,
} as const

export const CLAIM_PATTERN = /^(done|(value|step|money|output)\/[A-Za-z0-9-]{1,60})$/

export interface ClaimDocument {
  readonly kind: SourceKind
  /** Empty: the report as a whole. */
  readonly about: readonly string[]
}

/** Kinds of the documents behind one claim of a report: those that name it, and those of the whole report. */
export const kindsBehind = (evidence: readonly ClaimDocument[], claim: string): SourceKind[] =>
  evidence.filter(({ about }) => about.length === 0 || about.includes(claim)).map(({ kind }) => kind)

/** A statement repeats the claim; any other public document that names the step shows it. */
export const showsStep = (evidence: readonly ClaimDocument[], milestone: string): boolean =>
  evidence.some(({ kind, about }) => kind !== 'statement' && about.includes(claimOf.step(milestone)))
