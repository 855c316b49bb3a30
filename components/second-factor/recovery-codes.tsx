'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { inGroups } from '@/lib/second-factor/model'

interface RecoveryCodesProps {
  codes: readonly string[]
  /** Where to go on, once they are on paper. */
  next: string
}

const never = () => () => {}

/** The codes, once. Copying and printing are offered where scripts can do it; writing them down works everywhere. */
export function RecoveryCodes({ codes, next }: RecoveryCodesProps) {
  const t = useTranslations('secondFactor.codes')
  const [copied, setCopied] = useState(false)
  const card = useRef<HTMLElement>(null)
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  useEffect(() => card.current?.focus(), [])

  const onCopy = async () => {
    try {
      await navigator.clipboard.writeText(codes.map(inGroups).join('\n'))
      setCopied(true)
    } catch {
      // Not allowed here: they can be selected, or written down.
    }
  }
  return (
    <section
      ref={card}
      tabIndex={-1}
      className="card max-w-2xl border-2 border-kept"
      aria-labelledby="recovery-codes"
    >
      <h2 id="recovery-codes">{t('title')}</h2>
      <p className="mt-2">{t('why')}</p>
      <p className="mt-2 font-[560]">{t('once')}</p>
      <ol
        className="my-5 grid list-decimal gap-x-10 gap-y-1.5 ps-8 font-mono sm:grid-cols-2"
        translate="no"
        data-recovery-codes
      >
        {codes.map((code) => (
          <li key={code}>{inGroups(code)}</li>
        ))}
      </ol>
      {scripted && (
        <div className="mb-4 flex flex-wrap gap-2 print:hidden">
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Button onClick={onCopy}>{t('copy')}</Button>
        </div>
      )}
      <p className="meta min-h-5 print:hidden" aria-live="polite">
        {copied && t('copied')}
      </p>
      <p className="mt-2 print:hidden">
        <ButtonLink kind="primary" href={next}>
          {t('next')}
        </ButtonLink>
      </p>
    </section>
  )
}
