import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkMarkLine } from '@/components/commitments/link-mark'
import { Localized } from '@/components/commitments/localized'
import { LevelTag } from '@/components/ui/level-tag'
import { Pill } from '@/components/ui/text'
import { type LinkMarks, NO_MARKS } from '@/lib/citations/queries'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { PartialDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { FormVocabulary } from '@/lib/submissions/queries'
import { AsWritten, wordsOf } from './as-written'
import { AllTranslations, HowItEnded, ValueList } from './commitment-content-more'
import { figureWords } from './figures'

interface CommitmentContentViewProps {
  content: CommitmentContent
  vocabulary: FormVocabulary
  /** What is known of the links so far. */
  links?: LinkMarks
  locale: Locale
}

/** The whole of a commitment as it would be published, with every document beside what it shows. */
export async function CommitmentContentView({
  content,
  vocabulary,
  links = NO_MARKS,
  locale,
}: CommitmentContentViewProps) {
  const t = await getTranslations()
  const date = (on: PartialDate | null) => (on ? formatDate(locale, on) : <NotStated />)
  const text = (one: LocalizedText | null) => (one ? <AsWritten text={one} locale={locale} /> : <NotStated />)
  const framework = vocabulary.frameworks.find(({ key }) => key === content.framework)
  const cited = (keys: readonly string[]) => <Cited keys={keys} />
  const actions = vocabulary.actions.filter(({ number }) =>
    content.actions.some(({ action }) => action === number),
  )
  return (
    <div className="grid gap-8">
      <div>
        <h3 className="text-[1.4rem]">
          <AsWritten text={content.title} locale={locale} />
        </h3>
        {content.wording && (
          <blockquote className="quote whitespace-pre-line">
            <AsWritten text={content.wording} locale={locale} />
          </blockquote>
        )}
        {content.summary && (
          <p className="mt-3 whitespace-pre-line">
            <AsWritten text={content.summary} locale={locale} />
          </p>
        )}
      </div>
      <dl className="facts max-w-3xl">
        <dt>{t('submission.field.level')}</dt>
        <dd>
          <LevelTag level={content.level} label={t(`level.${content.level}`)} />
          {content.levelBasis && <span className="meta block">{t(`levelBasis.${content.levelBasis}`)}</span>}
        </dd>
        <dt>{t('submission.field.framework')}</dt>
        <dd>{framework ? <Localized text={framework.name} locale={locale} /> : content.framework}</dd>
        <dt>{t('submission.field.types')}</dt>
        <dd>{content.types.map((type) => t(`type.${type}`)).join(', ')}</dd>
        <dt>{t('submission.field.actions')}</dt>
        <dd>
          {actions.length === 0
            ? t('format.none')
            : actions.map(({ number, name }) => (
                <span key={number} className="block">
                  {number}. <Localized text={name} locale={locale} />
                </span>
              ))}
        </dd>
        <dt>{t('submission.field.madeOn')}</dt>
        <dd>{date(content.madeOn)}</dd>
        <dt>{t('submission.field.startsOn')}</dt>
        <dd>{date(content.startsOn)}</dd>
        <dt>{t('submission.field.dueOn')}</dt>
        <dd>{content.dueOn ? formatDate(locale, content.dueOn) : t('format.noDeadline')}</dd>
        <dt>{t('submission.field.leadInstitution')}</dt>
        <dd>{text(content.leadInstitution)}</dd>
        <dt>{t('submission.field.partners')}</dt>
        <dd>
          {content.partners.length === 0 ? (
            <NotStated />
          ) : (
            content.partners.map((partner) => wordsOf(partner, locale)?.text).join(', ')
          )}
        </dd>
        <dt>{t('submission.field.geography')}</dt>
        <dd>{text(content.geography)}</dd>
        <dt>{t('submission.field.groups')}</dt>
        <dd>{text(content.groups)}</dd>
        <dt>{t('submission.field.helpSought')}</dt>
        <dd>{text(content.helpSought)}</dd>
      </dl>
      <Block title={t('submission.sections.indicators')} empty={t('submission.none.indicators')}>
        {content.indicators.map((indicator) => (
          <li key={indicator.key}>
            <p className="font-[560]">
              <AsWritten text={indicator.name} locale={locale} /> <Cited keys={indicator.sources} />
            </p>
            <dl className="facts mt-1">
              <dt>{t('submission.indicator.baselineValue')}</dt>
              <dd>
                <PointWords point={indicator.baseline} indicator={indicator} locale={locale} />
              </dd>
              <dt>{t('submission.indicator.targetValue')}</dt>
              <dd>
                <PointWords point={indicator.target} indicator={indicator} locale={locale} />
              </dd>
              <dt>{t('submission.indicator.direction')}</dt>
              <dd>
                {t(`direction.${indicator.direction}`)} · {t(`measure.${indicator.measure}`)}
              </dd>
              {indicator.method && (
                <>
                  <dt>{t('submission.indicator.method')}</dt>
                  <dd>
                    <AsWritten text={indicator.method} locale={locale} />
                  </dd>
                </>
              )}
            </dl>
            <ValueList indicator={indicator} cited={cited} locale={locale} />
          </li>
        ))}
      </Block>
      <Block title={t('submission.sections.milestones')} empty={t('submission.none.milestones')}>
        {content.milestones.map((milestone) => (
          <li key={milestone.key}>
            <p className="font-[560]">
              <AsWritten text={milestone.name} locale={locale} /> <Cited keys={milestone.sources} />
            </p>
            <p className="meta mt-0!">
              {t(`milestoneKind.${milestone.kind}`)} · {t(`milestoneState.${milestone.state}`)}
            </p>
            <dl className="facts">
              {milestone.dueOn && (
                <>
                  <dt>{t('submission.milestone.dueOn')}</dt>
                  <dd>{date(milestone.dueOn)}</dd>
                </>
              )}
              {milestone.doneOn && (
                <>
                  <dt>{t('submission.milestone.doneOn')}</dt>
                  <dd>{date(milestone.doneOn)}</dd>
                </>
              )}
            </dl>
            <Remark text={milestone.note} locale={locale} />
          </li>
        ))}
      </Block>
      <Block title={t('submission.sections.deliverySteps')} empty={t('submission.none.deliverySteps')}>
        {content.deliverySteps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage may stand twice
          <li key={index}>
            <p className="font-[560]">
              {t(`stage.${step.stage}`)} <Cited keys={step.sources} />
            </p>
            <p className="meta mt-0!">{date(step.reachedOn)}</p>
            <Remark text={step.note} locale={locale} />
          </li>
        ))}
      </Block>
      <Block title={t('submission.sections.money')} empty={t('submission.none.money')}>
        {content.money.map((line) => (
          <li key={line.key}>
            <p className="font-[560]">
              {t(`moneyStage.${line.stage}`)}: {formatMoney(locale, line.amount, line.currency)}{' '}
              <Cited keys={line.sources} />
            </p>
            <p className="meta mt-0!">
              {[
                t(`moneyBasis.${line.basis}`),
                t(`moneyScope.${line.scope}`),
                wordsOf(line.period, locale)?.text,
                [line.from, line.to].flatMap((day) => (day ? formatDate(locale, day) : [])).join(' – '),
                [line.provider, line.receiver].flatMap((who) => wordsOf(who, locale)?.text ?? []).join(' → '),
                line.iatiIdentifier,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Remark text={line.note} locale={locale} />
          </li>
        ))}
      </Block>
      <Block title={t('submission.sections.sources')} empty={t('submission.none.sources')}>
        {content.sources.map((source) => (
          <li key={source.key} id={`source-${source.key}`} className="target:bg-brand-tint">
            <p>
              <span className="text-ink-3">{source.key}</span>{' '}
              <SourceLink url={source.url} language={source.language}>
                {source.title}
              </SourceLink>
            </p>
            <p className="meta mt-0!">
              {[
                t(`sourceKind.${source.kind}`),
                source.publisher,
                source.publishedOn && formatDate(locale, source.publishedOn),
                source.file?.name,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <LinkMarkLine mark={links.get(source.url ?? '')} locale={locale} detailed />
          </li>
        ))}
      </Block>
      <HowItEnded content={content} cited={cited} locale={locale} />
      <AllTranslations content={content} locale={locale} />
    </div>
  )
}

function Block({ title, empty, children }: { title: string; empty: string; children: ReactNode[] }) {
  return (
    <section>
      <h3 className="mb-2">{title}</h3>
      {children.length === 0 ? (
        <p className="text-ink-3">{empty}</p>
      ) : (
        <ul className="grid gap-4 border-line border-s-2 ps-4">{children}</ul>
      )}
    </section>
  )
}

async function NotStated() {
  const t = await getTranslations('format')
  return <span className="text-ink-3">{t('notStated')}</span>
}

function Remark({ text, locale }: { text: LocalizedText | null; locale: Locale }) {
  if (!text) return null
  return (
    <p className="mt-0.5 text-[0.95rem] text-ink-2">
      <AsWritten text={text} locale={locale} />
    </p>
  )
}

/** Numbers of the documents behind a fact, each a link to its line; said where there is none. */
async function Cited({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) {
    const t = await getTranslations('submission.content')
    return <Pill>{t('noSource')}</Pill>
  }
  return keys.map((key) => (
    <a key={key} href={`#source-${key}`} className="me-1 font-normal text-sm">
      [{key}]
    </a>
  ))
}

interface PointWordsProps {
  point: { value: string; on: PartialDate | null } | null
  indicator: CommitmentContent['indicators'][number]
  locale: Locale
}

async function PointWords({ point, indicator, locale }: PointWordsProps) {
  const t = await getTranslations('report.beside')
  if (!point) return <NotStated />
  const value = figureWords(locale, point.value, indicator)
  return point.on ? t('dated', { value, date: formatDate(locale, point.on) }) : value
}

interface SourceLinkProps {
  url: string | null
  language: string | null
  children: string
}

/** A document on another site: it learns nothing about where the reader came from. */
export function SourceLink({ url, language, children }: SourceLinkProps) {
  if (!url) return <span lang={language ?? undefined}>{children}</span>
  return (
    <a href={url} rel="noreferrer nofollow" lang={language ?? undefined}>
      {children}
    </a>
  )
}
