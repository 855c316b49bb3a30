import { getTranslations } from 'next-intl/server'
import { fieldId, TextField } from '@/components/forms/field'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface StartRedactionProps {
  locale: Locale
  section: 'admin' | 'reviews'
  record?: string
  versions?: string
  /** Field → what is wrong with it, in words. */
  errors?: { record?: string; versions?: string }
}

/** Which record, which versions: leads to the page that shows what would be removed. */
export async function StartRedaction({
  locale,
  section,
  record = '',
  versions = '',
  errors = {},
}: StartRedactionProps) {
  const t = await getTranslations('redaction.start')
  return (
    <form
      action={href(locale, `/${section}/redactions/new`)}
      className="max-w-[34rem]"
      aria-describedby={errors.record ? `${fieldId('record')}-error` : undefined}
    >
      <TextField
        name="record"
        label={t('record')}
        hint={t('recordHint')}
        error={errors.record}
        defaultValue={record}
        autoComplete="off"
        required
      />
      <TextField
        name="versions"
        label={t('versions')}
        hint={t('versionsHint')}
        error={errors.versions}
        defaultValue={versions}
        autoComplete="off"
      />
      <button type="submit" className="btn" data-kind="primary">
        {t('submit')}
      </button>
    </form>
  )
}
