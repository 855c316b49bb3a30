import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { PersonAct } from '@/lib/people/acts'
import type { PersonView } from '@/lib/people/queries'

const ERASING: readonly PersonAct[] = ['disable', 'erase']

/** What administrators know of somebody, in two columns of facts. */
export async function PersonFacts({ person, locale }: { person: PersonView; locale: Locale }) {
  const t = await getTranslations()
  const at = (instant: Date) =>
    t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  const { maker, officeRole, organisation } = person
  return (
    <dl className="facts mt-6 mb-8 max-w-3xl">
      {!person.erased && (
        <Fact title={t('admin.people.email')}>
          <span className="[overflow-wrap:anywhere]">{person.email}</span>
        </Fact>
      )}
      <Fact title={t('adminPeople.fact.number')}>{person.id}</Fact>
      <Fact title={t('adminPeople.stateLabel')}>
        {person.erasedAt
          ? t('adminPeople.erasedOn', { at: at(person.erasedAt) })
          : t(`adminPeople.state.${person.disabled ? 'disabled' : 'active'}`)}
      </Fact>
      <Fact title={t('admin.people.role')}>{t(`role.${person.role}`)}</Fact>
      {maker && (
        <Fact title={t('adminPeople.office')}>
          <a href={href(locale, `/admin/offices/${maker.code}`)}>{maker.names[locale]}</a>
          {officeRole && `, ${t(`offices.role.${officeRole}`)}`}
          {person.officeClosed && <span className="block text-accent">{t('adminPeople.officeClosed')}</span>}
        </Fact>
      )}
      {organisation && (
        <Fact title={t('adminPeople.organisation')}>
          <a href={href(locale, `/admin/organisations/${person.organisationId}`)}>{organisation}</a>
        </Fact>
      )}
      <Fact title={t('adminPeople.fact.since')}>{at(person.createdAt)}</Fact>
      {!person.erased && (
        <>
          <Fact title={t('admin.people.seen')}>
            {person.seenAt ? at(person.seenAt) : t('admin.people.never')}
          </Fact>
          <Fact title={t('adminPeople.fact.language')}>{t(`language.${person.locale}`)}</Fact>
          <Fact title={t('adminPeople.fact.ways')}>
            <Ways person={person} />
          </Fact>
          <Fact title={t('adminPeople.fact.sessions')}>{person.openSessions}</Fact>
        </>
      )}
    </dl>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  )
}

async function Ways({ person }: { person: PersonView }) {
  const t = await getTranslations('adminPeople.way')
  const ways = [
    person.hasPassword && t('password'),
    person.hasAuthenticator && t('authenticator'),
    person.passkeys > 0 && t('passkeys', { count: person.passkeys }),
    person.recoveryCodes > 0 && t('recoveryCodes', { count: person.recoveryCodes }),
    ...person.providers.map((issuer) => t('provider', { issuer })),
  ].filter((way) => way !== false)
  if (ways.length === 0) return t('none')
  return (
    <ul>
      {ways.map((way) => (
        <li key={way}>{way}</li>
      ))}
    </ul>
  )
}

interface PersonActsProps {
  id: number
  acts: readonly PersonAct[]
  locale: Locale
}

/** Each act leads to a page that says what will happen. */
export async function PersonActs({ id, acts, locale }: PersonActsProps) {
  const t = await getTranslations('adminPeople.act')
  return (
    <ul className="max-w-3xl border-line border-t">
      {acts.map((act) => (
        <li key={act} className="border-line border-b py-3">
          <a
            className={ERASING.includes(act) ? 'font-[560] text-broken' : 'font-[560]'}
            href={href(locale, `/admin/people/${id}/${act}`)}
          >
            {t(`${act}.title`)}
          </a>
          <p className="text-ink-2">{t(`${act}.short`)}</p>
        </li>
      ))}
    </ul>
  )
}
