import { getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '@/components/forms/field'
import type { AuditFilters } from '@/lib/audit/filters'
import { AUDIT_ACTS } from '@/lib/audit/model'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { actWords } from './words'

interface AuditSearchProps {
  filters: AuditFilters
  locale: Locale
}

/** Narrows the trail; its answers are part of the address. */
export async function AuditSearch({ filters, locale }: AuditSearchProps) {
  const [t, faults] = await Promise.all([getTranslations('audit'), getTranslations('fieldErrors')])
  const fault = (field: 'from' | 'to') => {
    const code = filters.faults[field]
    return code && faults(code)
  }
  const acts = AUDIT_ACTS.map((act) => ({ value: act, label: actWords(t, act) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, locale),
  )
  const outcomes = (['allowed', 'refused'] as const).map((value) => ({
    value,
    label: t(`outcome.${value}`),
  }))
  return (
    <search aria-label={t('filter.label')}>
      <form action={href(locale, '/admin/audit')} className="card mb-8">
        <div className="grid items-end gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          <TextField
            name="person"
            label={t('filter.person')}
            hint={t('filter.personHint')}
            defaultValue={filters.person}
            autoComplete="off"
          />
          <TextField
            name="subject"
            label={t('filter.subject')}
            hint={t('filter.subjectHint')}
            defaultValue={filters.subject}
            autoComplete="off"
          />
          <SelectField
            name="act"
            label={t('filter.act')}
            options={acts}
            empty={t('filter.anyAct')}
            defaultValue={filters.act}
          />
          <SelectField
            name="outcome"
            label={t('filter.outcome')}
            options={outcomes}
            empty={t('filter.anyOutcome')}
            defaultValue={filters.outcome}
          />
          <TextField
            name="from"
            label={t('filter.from')}
            error={fault('from')}
            defaultValue={filters.typed.from}
            placeholder="31.12.2026"
            autoComplete="off"
          />
          <TextField
            name="to"
            label={t('filter.to')}
            error={fault('to')}
            defaultValue={filters.typed.to}
            placeholder="31.12.2026"
            autoComplete="off"
          />
        </div>
        <p className="flex flex-wrap items-center gap-4">
          <button type="submit" className="btn" data-kind="primary">
            {t('filter.submit')}
          </button>
          <a href={href(locale, '/admin/audit')}>{t('filter.reset')}</a>
        </p>
      </form>
    </search>
  )
}
