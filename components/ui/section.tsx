import type { ReactNode } from 'react'

interface SectionProps {
  id?: string
  /** Says the finding, in a sentence. */
  title: ReactNode
  lede?: ReactNode
  /** Small links at the right: table, files, method. */
  tools?: ReactNode
  /** No rule above. */
  first?: boolean
  /** Absent: the title and its lede say it all. */
  children?: ReactNode
}

export function Section({ id, title, lede, tools, first, children }: SectionProps) {
  const titleId = id && `${id}-title`
  return (
    <section id={id} className={first ? 'sec first' : 'sec'} aria-labelledby={titleId}>
      <SectionHead title={title} titleId={titleId} lede={lede} tools={tools} />
      {children}
    </section>
  )
}

interface SectionHeadProps extends Pick<SectionProps, 'title' | 'lede' | 'tools'> {
  titleId?: string
}

/** For a column that has a heading of its own inside a section. */
export function SectionHead({ title, titleId, lede, tools }: SectionHeadProps) {
  return (
    <div className="sec-head">
      <div>
        <h2 id={titleId}>{title}</h2>
        {lede && <p>{lede}</p>}
      </div>
      {tools && <div className="tools">{tools}</div>}
    </div>
  )
}
