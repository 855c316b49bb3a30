import { createTranslator } from 'use-intl/core'
import en from '@/messages/en.json'
import kk from '@/messages/kk.json'
import ru from '@/messages/ru.json'
import uz from '@/messages/uz.json'
import type { Locale } from './model'

type Messages = typeof en
const MESSAGES: Record<Locale, Messages> = { en, ru, kk, uz }

/** Words outside of any page, such as in a letter. Throws where one is missing: it must not go out as its key. */
export function translatorOf(locale: Locale) {
  return createTranslator<Messages>({
    locale,
    messages: MESSAGES[locale],
    onError: (error) => {
      throw error
    },
  })
}
