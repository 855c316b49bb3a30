import type { ReactNode } from 'react'

interface FormSectionProps {
  /** Anchor of the section, such as `wording`. */
  id: string
  title: string
  lede?: string
  children: ReactNode
}

/** One part of a long form. */
export function FormSection({ id, title, lede, children }: FormSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="mb-10 scroll-mt-4 border-line border-t pt-7 first:border-t-0 first:pt-0"
    >
      <h2 id={`${id}-title`} className="text-[1.6rem]">
        {title}
      </h2>
      {lede && <p className="mt-1 mb-5 text-ink-2">{lede}</p>}
      <div className={lede ? undefined : 'mt-5'}>{children}</div>
    </section>
  )
}

interface SectionLinksProps {
  label: string
  sections: readonly { id: string; title: string }[]
}

/** Ways to the parts of a long form: beside it where there is room, folded above it where there isn't. */
export function SectionLinks(links: SectionLinksProps) {
  return (
    <nav aria-label={links.label} className="hidden lg:sticky lg:top-[4.5rem] lg:block">
      <h2 className="mb-2 font-sans font-semibold text-[0.95rem]">{links.label}</h2>
      <SectionList {...links} />
    </nav>
  )
}

export function FoldedSectionLinks(links: SectionLinksProps) {
  return (
    <nav aria-label={links.label} className="lg:hidden">
      <details>
        <summary>{links.label}</summary>
        <div className="mt-2 ps-4">
          <SectionList {...links} />
        </div>
      </details>
    </nav>
  )
}

function SectionList({ sections }: SectionLinksProps) {
  return (
    <ol className="grid gap-1.5 text-[0.95rem]">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ol>
  )
}

export const COMMITMENT_SECTIONS = [
  'wording',
  'dates',
  'who',
  'indicators',
  'milestones',
  'deliverySteps',
  'money',
  'sources',
  'finish',
] as const
export const REPORT_SECTIONS = ['done', 'figures', 'evidence', 'finish'] as const
