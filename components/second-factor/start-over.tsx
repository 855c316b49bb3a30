import { Button } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/model'
import { startOverAction } from '@/lib/second-factor/actions'

interface StartOverProps {
  locale: Locale
  /** Where they go once they are in again. */
  back: string | null
  text: string
  submit: string
}

/** The way out for whoever can't go on here: this session ends. */
export function StartOver({ locale, back, text, submit }: StartOverProps) {
  return (
    <form action={startOverAction.bind(null, locale, back)} className="mt-10 max-w-2xl">
      <p className="mb-2 text-ink-2">{text}</p>
      <Button type="submit" kind="quiet">
        {submit}
      </Button>
    </form>
  )
}
