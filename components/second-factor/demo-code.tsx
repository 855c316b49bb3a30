import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { env } from '@/lib/env'
import { findDemoCode } from '@/lib/second-factor/queries'

interface DemoCodeProps {
  personId: number
  email: string
}

/** In the demonstration alone, and for its own accounts: nobody holds the phone with their app. */
export async function DemoCode({ personId, email }: DemoCodeProps) {
  if (!env().VAADA_DEMO || !email.endsWith('.invalid')) return null
  const [t, code] = await Promise.all([
    getTranslations('secondFactor'),
    findDemoCode(appDb, new Date(), env().AUTH_SECRET, personId),
  ])
  if (code === null) return null
  return (
    <div className="mb-6">
      <Note>{t('demo', { code: code.replace(/^(...)/, '$1 ') })}</Note>
    </div>
  )
}
