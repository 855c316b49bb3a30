import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Citation } from '@/components/citation/citation'
import { EvidenceMark } from '@/components/commitments/evidence-mark'
import { SomethingWrong } from '@/components/corrections/something-wrong'
import { FollowLinks } from '@/components/follow/follow-links'
import { DataLinks } from '@/components/layout/data-links'
import type { RuleId } from '@/components/methodology/rule'
import { ButtonLink } from '@/components/ui/button'
import { LevelTag } from '@/components/ui/level-tag'
import { originalOf } from '@/lib/cite/original'
import { shownBasis } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { commitmentsHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { dueDateMoved } from '@/lib/standing/goalposts'
import { GoalpostMark } from './goalpost-mark'
import { keepingWords } from './keeping-words'
import { Localized } from './localized'
import { dueInWords, firstDueWords, makerName } from './standing-words'

interface FactsCardProps {
  commitment: CommitmentView
  locale: Locale
}

/** Who, when, what kind; and how to take the record along. */
export async function FactsCard({ commitment, locale }: FactsCardProps) {
  const t = await getTranslations()
  const { standing, reference } = commitment
  const rule = (id: RuleId) => href(locale, `/methodology#${id}`)
  const dueMoved = dueDateMoved(commitment.firstTerms.dueOn, commitment.dueOn)
  const notStated = <span className="text-ink-3">{t('format.notStated')}</span>
  return (
    <aside className="card" aria-label={t('commitment.facts.label')}>
      <dl className="facts sm:grid-cols-[fit-content(8.5rem)_minmax(0,1fr)]">
        <Fact name={t('commitment.facts.made')}>
          {commitment.madeOn ? formatDate(locale, commitment.madeOn) : notStated}
          {commitment.members.length > 0 && (
            <span className="meta block">
              {t('commitment.facts.jointly', {
                makers: commitment.members.map((maker) => makerName(maker, locale)).join(', '),
              })}
            </span>
          )}
        </Fact>
        {commitment.startsOn && (
          <Fact name={t('commitment.facts.starts')}>{formatDate(locale, commitment.startsOn)}</Fact>
        )}
        <Fact name={t('commitment.facts.due')}>
          {commitment.dueOn ? (
            <>
              {formatDate(locale, commitment.dueOn)}{' '}
              <span className="meta">{dueInWords(t, commitment.dueOn, standing.asOf)}</span>
            </>
          ) : (
            <span className="text-ink-3">{t('format.noDeadline')}</span>
          )}
          {dueMoved && (
            <span className="block">
              <GoalpostMark kind={dueMoved} label={t(`history.goalpost.${dueMoved}`)} />{' '}
              <a className="meta" href="#history">
                {firstDueWords(t, locale, commitment)}
              </a>
            </span>
          )}
        </Fact>
        <Fact name={t('commitment.facts.led')}>
          {commitment.leadInstitution ? (
            <Localized text={commitment.leadInstitution} locale={locale} />
          ) : (
            notStated
          )}
        </Fact>
        {commitment.partners.length > 0 && (
          <Fact name={t('commitment.facts.partners')}>
            {commitment.partners.map((partner) => pickText(partner, locale)?.text).join(', ')}
          </Fact>
        )}
        {commitment.geography && (
          <Fact name={t('commitment.facts.where')}>
            <Localized text={commitment.geography} locale={locale} />
          </Fact>
        )}
        {commitment.groups && (
          <Fact name={t('commitment.facts.groups')}>
            <Localized text={commitment.groups} locale={locale} />
          </Fact>
        )}
        <Fact name={t('commitment.facts.type')}>
          {commitment.types.length > 0
            ? commitment.types.map((type) => t(`type.${type}`)).join(', ')
            : notStated}
        </Fact>
        <Fact name={t('commitment.facts.actions')}>
          {commitment.actions.length > 0 ? (
            <ul className="grid gap-1">
              {commitment.actions.map(({ number, name, basis }) => (
                <li key={number}>
                  <a href={commitmentsHref(locale, { action: number })}>
                    {number}. <Localized text={name} locale={locale} />
                  </a>{' '}
                  <span className="meta">
                    {t(`actionBasis.${shownBasis(basis, commitment.sources.length > 0)}`)}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <span className="text-ink-3">{t('commitment.facts.noAction')}</span>
          )}
        </Fact>
        <Fact name={t('commitment.facts.framework')}>
          <a href={commitmentsHref(locale, { framework: commitment.framework.key })}>
            <Localized text={commitment.framework.name} locale={locale} />
          </a>
        </Fact>
        <Fact name={t('commitment.facts.level')} rule={rule('levels')}>
          <LevelTag level={commitment.level} label={t(`level.${commitment.level}`)} />
          {commitment.levelBasis && (
            <span className="meta block">{t(`levelBasis.${commitment.levelBasis}`)}</span>
          )}
        </Fact>
        <Fact name={t('commitment.facts.certainty')}>{t(`certainty.${commitment.certainty}`)}</Fact>
        {standing.promiseEvidence !== null && (
          <Fact name={t('commitment.facts.promise')} rule={rule('evidence')}>
            <EvidenceMark
              grade={standing.promiseEvidence}
              label={t(`evidence.${standing.promiseEvidence}`)}
            />
          </Fact>
        )}
        <Fact name={t('commitment.facts.compiled')}>{keepingWords(t, commitment)}</Fact>
      </dl>
      <div className="mt-5 flex flex-wrap gap-2">
        <ButtonLink href={href(locale, `/commitments/${reference}/verify`)}>
          {t('commitment.facts.verify')}
        </ButtonLink>
      </div>
      <div className="mt-4">
        <DataLinks locale={locale} path={`/commitments/${reference}`} />
        <FollowLinks locale={locale} path={`/commitments/${reference}`} />
        <SomethingWrong locale={locale} path={`/commitments/${reference}`} />
      </div>
      <Citation
        locale={locale}
        path={`/commitments/${reference}`}
        title={pickText(commitment.title, locale)?.text ?? reference}
        reference={reference}
        original={originalOf(commitment.sources)}
      >
        <p className="meta mt-2 break-all">{t('commitment.facts.citeHash', { hash: commitment.hash })}</p>
      </Citation>
    </aside>
  )
}

interface FactProps {
  name: string
  /** Address of the rule behind it. */
  rule?: string
  children: ReactNode
}

function Fact({ name, rule, children }: FactProps) {
  return (
    <>
      <dt>{rule ? <a href={rule}>{name}</a> : name}</dt>
      <dd>{children}</dd>
    </>
  )
}
