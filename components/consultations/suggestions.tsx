import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { Section } from '@/components/ui/section'
import type { RefusedSuggestions, SuggestionView } from '@/lib/consultations/queries'
import { formatDate } from '@/lib/format/date'
import { formatList } from '@/lib/format/list'
import { type Locale, pickText } from '@/lib/i18n/model'

interface SuggestionsProps {
  suggestions: readonly SuggestionView[]
  refused: readonly RefusedSuggestions[]
  locale: Locale
}

/** What was suggested and what became of it, in the order in which it came; then what does not show, and why. */
export async function Suggestions({ suggestions, refused, locale }: SuggestionsProps) {
  const t = await getTranslations('consultations')
  return (
    <>
      <Section
        id="suggestions"
        title={t('suggestions.title', { count: suggestions.length })}
        lede={suggestions.length > 0 ? t('suggestions.lede') : undefined}
      >
        <ol className="grid gap-7">
          {suggestions.map((one) => (
            <Suggestion key={one.number} suggestion={one} locale={locale} />
          ))}
        </ol>
      </Section>
      {refused.length > 0 && (
        <Section
          id="refused"
          title={t('refused.title', { count: refused.reduce((sum, { people }) => sum + people, 0) })}
          lede={t('refused.lede')}
        >
          <ul className="grid list-disc gap-1.5 ps-5">
            {refused.map(({ number, people, refusal }) => (
              <li key={number}>
                {t('refused.one', { count: people, reason: pickText(refusal, locale)?.text ?? '' })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

async function Suggestion({ suggestion, locale }: { suggestion: SuggestionView; locale: Locale }) {
  const t = await getTranslations()
  const { number, kind, words, answer, publishedOn } = suggestion
  return (
    <li id={`suggestion-${number}`} className="scroll-mt-4 border-line border-t pt-4 target:bg-brand-tint">
      <div className="grid gap-x-10 gap-y-3 lg:grid-cols-2">
        <div className="grid content-start gap-1.5">
          <p className="meta mt-0!">
            {[
              t('consultations.suggestions.number', { number: String(number) }),
              t(`suggestion.kind.${kind}`),
              formatDate(locale, publishedOn),
            ].join(' · ')}
          </p>
          <p className="max-w-[70ch] whitespace-pre-line">
            {words ? <Localized text={words} locale={locale} /> : t('consultations.suggestions.supportAlone')}
          </p>
          <p className="text-[0.95rem] text-ink-2">{await senders(suggestion, locale)}</p>
        </div>
        {answer ? (
          <div>
            <p className="font-[560]">
              {t('consultations.suggestions.answered', {
                outcome: t(`answer.outcome.${answer.outcome}`),
                date: formatDate(locale, answer.on),
              })}
            </p>
            <p className="max-w-[70ch] whitespace-pre-line">
              <Localized text={answer.text} locale={locale} />
            </p>
          </div>
        ) : (
          <p className="text-ink-2">{t('consultations.suggestions.waiting')}</p>
        )}
      </div>
    </li>
  )
}

/** Organisations by name, those without, and how often it came by the open form. */
async function senders(
  { organisations, unnamed, people }: Pick<SuggestionView, 'organisations' | 'unnamed' | 'people'>,
  locale: Locale,
): Promise<string> {
  const t = await getTranslations('consultations.suggestions')
  return formatList(locale, [
    ...organisations.map(({ name }) => name),
    ...(unnamed > 0 ? [t('unnamed', { count: unnamed })] : []),
    ...(people > 0 ? [t('people', { count: people })] : []),
  ])
}
