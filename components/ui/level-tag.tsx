import type { ReactNode } from 'react'
import { LEVELS, type Level } from '@/lib/commitments/model'

/** Four marks that are never blurred: a commitment is full, an intention hollow, a pledge half, a measure a pillar. */
const MARKS: Record<Level, ReactNode> = {
  coalition_commitment: <circle cx="7" cy="7" r="5" fill="var(--brand)" stroke="var(--brand)" />,
  declared_intention: (
    <path
      d="M7 1.500 12.500 7 7 12.500 1.500 7z"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="1.600"
      strokeDasharray="2.600 1.600"
    />
  ),
  international_pledge: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="var(--brand)" strokeWidth="1.600" />
      <path d="M7 2a5 5 0 0 0 0 10z" fill="var(--brand)" />
    </>
  ),
  national_measure: (
    <path
      d="M2 12h10M3.500 12V5.500M7 12V5.500M10.500 12V5.500M2 5.500 7 2l5 3.500z"
      fill="none"
      stroke="var(--ink-2)"
      strokeWidth="1.400"
    />
  ),
}

/** The mark alone; decoration beside words. */
export function LevelMark({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" className="inline-block flex-none">
      {MARKS[level]}
    </svg>
  )
}

const symbolId = (level: Level) => `level-${level}`

/** The marks once a page, for `LevelUse` to point at: of hundreds each is then a line. */
export function LevelSymbols() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {LEVELS.map((level) => (
        <symbol key={level} id={symbolId(level)} viewBox="0 0 14 14">
          {MARKS[level]}
        </symbol>
      ))}
    </svg>
  )
}

/** The mark alone, where the page has `LevelSymbols`. */
export function LevelUse({ level }: { level: Level }) {
  return (
    <svg width="14" height="14" aria-hidden="true">
      <use href={`#${symbolId(level)}`} />
    </svg>
  )
}

interface LevelTagProps {
  level: Level
  /** In words, such as `t('level.national_measure')`. */
  label: string
}

export function LevelTag({ level, label }: LevelTagProps) {
  return (
    <span className="tag level" data-weight="plain">
      <LevelMark level={level} />
      {label}
    </span>
  )
}
