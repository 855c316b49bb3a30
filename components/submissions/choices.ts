/** Namespace of the words of a choice, by its list and field; a group's field stands behind the group. */
const CHOICES: Readonly<Record<string, string>> = {
  language: 'language',
  level: 'level',
  certainty: 'certainty',
  'closure.kind': 'closure',
  levelBasis: 'levelBasis',
  types: 'type',
  implementation: 'implementation',
  selfRating: 'selfRating',
  verdict: 'assessment.verdict',
  hearing: 'assessment.hearing',
  'indicators.direction': 'direction',
  'indicators.measure': 'measure',
  'indicators.values.saidBy': 'speaker',
  'milestones.kind': 'milestoneKind',
  'milestones.state': 'milestoneState',
  'steps.state': 'milestoneState',
  'deliverySteps.stage': 'stage',
  'money.stage': 'moneyStage',
  'money.basis': 'moneyBasis',
  'money.scope': 'moneyScope',
  'sources.kind': 'sourceKind',
  'sources.language': 'language',
  'evidence.kind': 'sourceKind',
  'evidence.language': 'language',
  'outputs.kind': 'outputKind',
  'outputs.state': 'outputState',
}

/** Where the words of an answer are, by its field with the places of rows left out; undefined: it is no choice. */
export const choiceNamespace = (field: string): string | undefined => CHOICES[field]
