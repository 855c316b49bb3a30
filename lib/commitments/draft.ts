export * from './draft-model'
export { type DraftBase, type DraftOutcome, fromDraft } from './from-draft'
export { toDraft } from './to-draft'
