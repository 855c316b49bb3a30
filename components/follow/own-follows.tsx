import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { changeFollowsAction, confirmFollowAction, endFollowsAction } from '@/lib/follow/actions'
import type { Followed } from '@/lib/follow/find'
import type { SubjectName } from '@/lib/follow/queries'
import { subjectWords } from '@/lib/follow/subject-words'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { RhythmForm } from './rhythm-form'

interface OwnFollowsProps {
  locale: Locale
  secret: string
  /** `name`: null where it isn't published any more. */
  followed: readonly (Followed & { name: SubjectName | null })[]
}

/** What an address follows, what waits for its yes, and how to change or end it. */
export async function OwnFollows({ locale, secret, followed }: OwnFollowsProps) {
  const t = await getTranslations()
  const nameOf = ({ name, subject }: OwnFollowsProps['followed'][number]) =>
    name ? subjectWords(locale, name, t('feeds.recordAlone')) : subject
  const asked = followed.filter(({ confirmedAt }) => confirmedAt === null)
  const confirmed = followed.filter(({ confirmedAt }) => confirmedAt !== null)
  const [first] = confirmed
  return (
    <FormMessages namespaces={['follow', 'fieldErrors', 'formErrors']}>
      {asked.length > 0 && (
        <section className="mt-8" aria-labelledby="asked">
          <h2 id="asked" className="text-[1.15rem]">
            {t('follow.own.asked')}
          </h2>
          <p className="mt-2 max-w-[65ch] text-ink-2">{t('follow.own.askedLede')}</p>
          <ul className="mt-3 grid gap-4">
            {asked.map((one) => (
              <li key={one.subject} className="grid gap-2 border-t border-line pt-3">
                <a href={href(locale, one.subject)}>{nameOf(one)}</a>
                <OneButtonForm
                  action={confirmFollowAction.bind(null, locale, secret, one.subject)}
                  button={t('follow.own.confirm')}
                  buttonLabel={t('follow.own.confirmLabel', { name: nameOf(one) })}
                  kind="primary"
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {first && (
        <>
          <section className="mt-8" aria-labelledby="followed">
            <h2 id="followed" className="text-[1.15rem]">
              {t('follow.own.followed')}
            </h2>
            <ul className="mt-3 grid gap-4">
              {confirmed.map((one) => (
                <li key={one.subject} className="grid gap-2 border-t border-line pt-3">
                  <a href={href(locale, one.subject)}>{nameOf(one)}</a>
                  <OneButtonForm
                    action={endFollowsAction.bind(null, locale, secret, one.subject)}
                    button={t('follow.own.end')}
                    buttonLabel={t('follow.own.endLabel', { name: nameOf(one) })}
                  />
                </li>
              ))}
            </ul>
          </section>
          <div className="mt-10">
            <RhythmForm action={changeFollowsAction.bind(null, locale, secret)} rhythm={first.rhythm} />
          </div>
        </>
      )}
      <section className="mt-10" aria-labelledby="end">
        <h2 id="end" className="text-[1.15rem]">
          {t('follow.own.endAllTitle')}
        </h2>
        <p className="mt-2 mb-3 max-w-[65ch] text-ink-2">{t('follow.own.endAllLede')}</p>
        <OneButtonForm
          action={endFollowsAction.bind(null, locale, secret, 'all')}
          button={t('follow.own.endAll')}
        />
      </section>
    </FormMessages>
  )
}
