import type { ReactNode } from 'react'

/** The line above a title: where we are. */
export function Kicker({ children }: { children: ReactNode }) {
  return <p className="kicker">{children}</p>
}

interface NoteProps {
  /** `accent`: must be seen; `plain`: good to know. */
  tone?: 'accent' | 'plain'
  children: ReactNode
}

export function Note({ tone = 'plain', children }: NoteProps) {
  return (
    <div className="note" data-tone={tone}>
      {children}
    </div>
  )
}

/** A short mark beside a text, such as "unreviewed translation". */
export function Pill({ children }: { children: ReactNode }) {
  return <span className="pill">{children}</span>
}
