import { type Messages, NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'

interface FormMessagesProps {
  namespaces: readonly (keyof Messages)[]
  children: ReactNode
}

/** Sends the browser the few messages a form needs, and no others. */
export async function FormMessages({ namespaces, children }: FormMessagesProps) {
  const [locale, messages, timeZone] = await Promise.all([getLocale(), getMessages(), getTimeZone()])
  const needed = Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]))
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={needed as Partial<Messages>}>
      {children}
    </NextIntlClientProvider>
  )
}
