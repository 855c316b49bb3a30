import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { signOutAction } from '@/lib/sessions/actions'
import { findMakerName } from '@/lib/submissions/queries'
import { BrandMark } from './brand'
import { LanguageLinks } from './site-header'
import { SubNav } from './sub-nav'

export type WorkspaceSection = 'workspace' | 'reviews' | 'admin' | 'account'

interface WorkspaceFrameProps {
  viewer: Viewer
  locale: Locale
  /** Address of this page without its language: the language links lead to it. */
  path: string
  section: WorkspaceSection
  children: ReactNode
}

/** Header, content and footer of every page behind the sign-in. */
export async function WorkspaceFrame({ viewer, locale, path, section, children }: WorkspaceFrameProps) {
  const t = await getTranslations()
  return (
    <>
      <a className="skip" href="#content">
        {t('site.skip')}
      </a>
      <WorkspaceHeader viewer={viewer} locale={locale} path={path} section={section} />
      <main id="content" className="wrap" tabIndex={-1}>
        <SectionNav viewer={viewer} locale={locale} path={path} section={section} />
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          {section === 'workspace' && <p>{t('workspace.footer')}</p>}
          <p className="mt-0!">
            <a href={href(locale, '/help')}>{t('workspace.help')}</a>
          </p>
          <p className="meta mt-0!">{t('leave.hint')}</p>
        </div>
      </footer>
    </>
  )
}

/** Pages of a section, first its own; the administration has a frame with a menu of its own. */
const PAGES = {
  workspace: {
    '': 'workspace',
    '/contributions': 'workspace_contributions',
    '/consultations': 'workspace_consultations',
    '/imports': 'workspace_imports',
    '/office': 'workspace_office',
  },
  reviews: {
    '': 'reviews',
    '/reporting': 'reviews_reporting',
    '/corrections': 'reviews_corrections',
    '/consultations': 'reviews_consultations',
    '/requests': 'reviews_requests',
    '/organisations': 'reviews_organisations',
    '/rules': 'reviews_rules',
    '/redactions': 'reviews_redactions',
  },
  account: {
    '': 'account',
    '/letters': 'account_letters',
    '/second-factor': 'account_second_factor',
    '/passkeys': 'account_passkeys',
  },
} as const

/** What an organisation has of its own; a donor offers help, and assesses nothing. */
const ORGANISATION_PAGES = {
  civil_society: {
    '': 'own_assessments',
    '/contributions': 'own_contributions',
    '/consultations': 'workspace_consultations',
  },
  donor: { '': 'own_contributions', '/consultations': 'workspace_consultations' },
} as const

type PageName = Parameters<Awaited<ReturnType<typeof getTranslations<'workspace.pages'>>>>[0]

/** Each by its path below the section; empty: there is no menu. */
function pagesOf(viewer: Viewer, section: keyof typeof PAGES): Readonly<Record<string, PageName>> {
  if (section !== 'workspace' || viewer.makerCode !== null) return PAGES[section]
  const { role, organisationId } = viewer
  const speaks = (role === 'civil_society' || role === 'donor') && organisationId !== null
  return speaks ? ORGANISATION_PAGES[role] : {}
}

async function SectionNav({ viewer, locale, path, section }: Omit<WorkspaceFrameProps, 'children'>) {
  const t = await getTranslations('workspace')
  if (section === 'admin' || !sectionsOf(viewer).includes(section)) return null
  const pages = Object.entries(pagesOf(viewer, section))
  if (pages.length === 0) return null
  const open = pages.findLast(([page]) => path.startsWith(`/${section}${page}`))
  return (
    <SubNav
      label={t(`nav.${section}`)}
      items={pages.map(([page, name]) => ({
        href: href(locale, `/${section}${page}`),
        text: t(`pages.${name}`),
        current: page === open?.[0] ? (path === `/${section}${page}` ? 'page' : 'true') : undefined,
      }))}
    />
  )
}

/** Sections that this person's role opens, in the order of the menu. */
function sectionsOf(viewer: Viewer): WorkspaceSection[] {
  const open = {
    workspace: can(viewer, 'workspace.open'),
    reviews: can(viewer, 'reviews.open'),
    admin: can(viewer, 'admin.open'),
    account: can(viewer, 'account.manage'),
  }
  return (['workspace', 'reviews', 'admin', 'account'] as const).filter((section) => open[section])
}

async function WorkspaceHeader({ viewer, locale, path, section }: Omit<WorkspaceFrameProps, 'children'>) {
  const [t, maker] = await Promise.all([
    getTranslations(),
    viewer.makerCode === null ? null : findMakerName(appDb, viewer.makerCode),
  ])
  const role = t(`role.${viewer.role}`)
  return (
    <header className="top">
      <div className="wrap">
        <a className="brand" href={href(locale, `/${sectionsOf(viewer)[0] ?? 'workspace'}`)}>
          <BrandMark />
          Vaada
        </a>
        <nav className="main-nav" aria-label={t('workspace.nav.label')}>
          <ul>
            {sectionsOf(viewer).map((key) => (
              <li key={key}>
                <a href={href(locale, `/${key}`)} aria-current={key === section ? 'page' : undefined}>
                  {t(`workspace.nav.${key}`)}
                </a>
              </li>
            ))}
            <li>
              <a href={href(locale)}>{t('workspace.nav.public')}</a>
            </li>
          </ul>
        </nav>
        <LanguageLinks locale={locale} path={path} label={t('nav.languages')} />
      </div>
      <div className="border-line border-t bg-paper">
        <div className="wrap flex items-center justify-between gap-4 py-1.5 text-[0.9rem] text-ink-2">
          <div className="flex min-w-0 flex-wrap gap-x-4 leading-snug">
            <p className="min-w-0">{t('workspace.signedInAs', { name: viewer.name })}</p>
            <p className="mt-0! text-ink-3">
              {maker ? t('workspace.kicker', { country: maker.names[locale], role }) : role}
            </p>
          </div>
          <form action={signOutAction.bind(null, locale)} className="flex-none">
            <button type="submit" className="btn" data-kind="quiet">
              {t('workspace.signOut')}
            </button>
          </form>
        </div>
      </div>
    </header>
  )
}
