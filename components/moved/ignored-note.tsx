import { getTranslations } from 'next-intl/server'
import type { Ignored } from '@/lib/commitments/filters'

/** What the address said and nobody understood. */
export async function IgnoredNote({ ignored }: { ignored: readonly Ignored[] }) {
  const t = await getTranslations('filters')
  if (ignored.length === 0) return null
  return (
    <p className="note mt-6" data-tone="plain">
      {t('ignored', { count: ignored.length })}{' '}
      {ignored.map(({ name, value }) => (
        <code key={`${name} ${value}`} className="break-all">
          {name}={value}{' '}
        </code>
      ))}
    </p>
  )
}
