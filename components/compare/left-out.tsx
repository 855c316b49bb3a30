import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import type { LeftOut as Left } from '@/lib/compare/choice'
import { CHOICE_MAX } from '@/lib/compare/choice'

/** What the address asked for and isn't shown, and why. */
export async function LeftOut({ leftOut }: { leftOut: readonly Left[] }) {
  const t = await getTranslations('compare.leftOut')
  if (leftOut.length === 0) return null
  return (
    <div className="mt-4">
      <Note tone="accent">
        <ul>
          {leftOut.map(({ value, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same value may be left out twice
            <li key={`${value} ${index}`}>{t(why, { value, most: CHOICE_MAX })}</li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
