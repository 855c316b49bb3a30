import { getTranslations } from 'next-intl/server'
import { controlProps } from '@/components/forms/field'
import { SEARCH_MAX } from '@/lib/commitments/filters'
import styles from './search.module.css'

interface SearchBoxProps {
  /** What was looked for; '': nothing yet. */
  typed?: string
}

/** The one box, with its button; stands in a form. */
export async function SearchBox({ typed = '' }: SearchBoxProps) {
  const t = await getTranslations('find')
  return (
    <div>
      <label htmlFor="f-q" className="block font-[560]">
        {t('label')}
      </label>
      <div className={styles.box}>
        <input
          {...controlProps({ name: 'q', hint: true })}
          type="search"
          className="input"
          maxLength={SEARCH_MAX}
          defaultValue={typed}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button type="submit" className="btn" data-kind="primary">
          {t('submit')}
        </button>
      </div>
      <p id="f-q-hint" className={styles.hint}>
        {t('hint')}
      </p>
    </div>
  )
}
