import { readFileSync } from 'node:fs'
import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as schema from '@/db/schema'
import { LOCALES } from '@/lib/i18n/model'
import { DICTIONARY, describe as describeColumn } from './dictionary'
import { ALL_TABLES } from './tables'

/**
 * What others have built upon. A column may be added at the end of its table; one of these is never renamed, moved or taken
 * away, and never means something else.
 */
const PUBLISHED: Record<string, string> = {
  countries: `maker maker_kind maker_name_en maker_name_ru maker_name_kk maker_name_uz central_asia
    joint_members records coalition_commitments international_pledges declared_intentions national_measures
    pledges pledges_measurable pledges_with_target pledges_with_baseline pledges_with_figure pledges_kept
    pledges_met_after_softening pledges_on_track pledges_at_risk pledges_off_track pledges_deadline_missed
    pledges_deadline_passed_no_evidence pledges_deadline_passed_not_looked pledges_under_way
    pledges_not_yet_done pledges_too_early pledges_no_report pledges_no_figure pledges_not_measurable
    pledges_withdrawn pledges_superseded`,
  commitments: `reference maker maker_kind maker_name_en joint_members title_en title_ru title_kk
    title_uz title_original level level_basis framework types actions_stated actions_inferred made_on
    made_precision starts_on starts_precision due_on due_precision status late measurable progress
    progress_why expected measured judged evidence contested promise_evidence freshness latest_fact_on
    government_verdict computed_verdict delivery_stage has_target has_baseline has_figure summary_en
    summary_ru summary_kk summary_uz summary_original wording_en wording_ru wording_kk wording_uz
    wording_original lead_institution_en lead_institution_ru lead_institution_kk lead_institution_uz
    lead_institution_original partners geography_en geography_ru geography_kk geography_uz
    geography_original groups_en groups_ru groups_kk groups_uz groups_original certainty compiled_by
    kept_by_office closure closed_on closed_precision closure_reason_en closure_reason_ru closure_reason_kk
    closure_reason_uz closure_reason_original deadline_missed_en deadline_missed_ru deadline_missed_kk
    deadline_missed_uz deadline_missed_original searched_on searched_precision search_places_en
    search_places_ru search_places_kk search_places_uz search_places_original note_en note_ru note_kk
    note_uz note_original sources version entry entry_hash help_sought_en help_sought_ru help_sought_kk
    help_sought_uz help_sought_original`,
  indicators: `reference maker indicator indicator_name_en indicator_name_ru indicator_name_kk
    indicator_name_uz unit_en unit_ru unit_kk unit_uz direction measure baseline_value baseline_on
    baseline_precision target_value target_on target_precision values method_en method_ru method_kk
    method_uz method_original sources entry`,
  values: `reference maker indicator indicator_name_en indicator_name_ru indicator_name_kk
    indicator_name_uz unit_en unit_ru unit_kk unit_uz value_on value_precision value_from_on
    value_from_precision value said_by partial method_break note_en note_ru note_kk note_uz note_original
    sources report entry assessment`,
  milestones: `reference maker milestone milestone_name_en milestone_name_ru milestone_name_kk
    milestone_name_uz kind state done_on report recorded_state recorded_done_on recorded_done_precision
    due_on due_precision note_en note_ru note_kk note_uz note_original sources entry`,
  delivery_steps: `reference maker stage reached_on reached_precision note_en note_ru note_kk note_uz
    note_original sources entry`,
  money_lines: `reference maker line stage basis scope amount currency starts_on ends_on period_en
    period_ru period_kk period_uz period_original provider_en provider_ru provider_kk provider_uz
    receiver_en receiver_ru receiver_kk receiver_uz iati_identifier note_en note_ru note_kk note_uz
    note_original sources report entry`,
  reports: `reference maker cycle version submitted_on cycle_due_on on_time implementation self_rating
    done_en done_ru done_kk done_uz done_original challenges_en challenges_ru challenges_kk challenges_uz
    challenges_original support_needed_en support_needed_ru support_needed_kk support_needed_uz
    support_needed_original next_steps_en next_steps_ru next_steps_kk next_steps_uz next_steps_original
    source_titles source_addresses reviewers_only declaration entry`,
  sources: `reference maker source source_title address source_kind publisher published_on
    published_precision source_language file_name file_sha256 entry`,
  assessments: `reference maker assessment cycle version organisation organisation_name signed_with verdict
    published_on agreed_on withdrawn hearing reply replies assessment_text_en assessment_text_ru
    assessment_text_kk assessment_text_uz assessment_text_original coverage_en coverage_ru coverage_kk
    coverage_uz coverage_original settle_en settle_ru settle_kk settle_uz settle_original source_titles
    source_addresses reviewers_only entry`,
  assessment_replies: `reference maker assessment cycle reply_number received_on published_on reply_text_en
    reply_text_ru reply_text_kk reply_text_uz reply_text_original source_titles source_addresses entry`,
  assessment_refusals: `reference maker cycle refusal_number refused_on reason entry`,
  contributions: `reference maker contribution version organisation organisation_name stage help what_en
    what_ru what_kk what_uz what_original details_en details_ru details_kk details_uz details_original
    amount currency output_en output_ru output_kk output_uz output_original starts_on ends_on answer
    answered_on answer_text_en answer_text_ru answer_text_kk answer_text_uz answer_text_original
    source_titles source_addresses reviewers_only published_on entry`,
  findings: `finding references finding_text_en finding_text_ru finding_text_kk finding_text_uz
    finding_text_original author_en author_ru author_kk author_uz finding_kind finding_on finding_precision
    source_titles source_addresses entry`,
  context: `maker figure figure_name_en figure_name_ru figure_name_kk figure_name_uz unit_en unit_ru
    unit_kk unit_uz population_en population_ru population_kk population_uz figure_kind year value note_en
    note_ru note_kk note_uz note_original source_titles source_addresses`,
  ledger: `entry published_at act subject record version office reason content_hash previous_hash hash
    removed_by_entry`,
  money_sums: `maker currency stage account amounts records sum`,
  funding_lines: `reference maker line stage basis scope amount currency starts_on ends_on period_en
    period_ru period_kk period_uz period_original provider_en provider_ru provider_kk provider_uz
    receiver_en receiver_ru receiver_kk receiver_uz iati_identifier note_en note_ru note_kk note_uz
    note_original sources report entry account`,
  pledge_money: `reference maker currency state pledged disbursed gap_pledged gap_disbursed`,
  report_counts: `cycle cycle_starts_on cycle_ends_on cycle_opens_on cycle_due_on maker maker_name_en
    asked records on_time late missing due not_asked published_within_7_days published_within_30_days
    published_later`,
  goalposts: `reference maker entry published_at office kind what key moved_name_en moved_name_ru
    moved_name_kk moved_name_uz unit_en unit_ru unit_kk unit_uz before after days reason`,
  changes: `day change reference maker status_before late_before status_after late_after entry act
    subject record version office reason`,
  corrections: `case page asked_on due_on answered_on outcome question answer language corrected_by_entry`,
  sought: `reference maker stated_on report help_sought_en help_sought_ru help_sought_kk help_sought_uz`,
  consultations: `consultation maker version about action title_en title_ru title_kk title_uz title_original
    wording_en wording_ru wording_kk wording_uz wording_original opens_on closes_on answer_by published_on entry`,
  consultation_suggestions: `consultation maker suggestion kind words_en words_ru words_kk words_uz
    words_original organisations unnamed_organisations people outcome answer_text_en answer_text_ru
    answer_text_kk answer_text_uz answer_text_original published_on entry`,
  dictionary: `table column type type_words unit meaning empty from`,
}

const TABLES = [...ALL_TABLES, DICTIONARY]
const wordsOf = (text: string) => text.trim().split(/\s+/)

test('every table has the columns it has always had, first and in this order', () => {
  expect(TABLES.map(({ name }) => name)).toEqual(Object.keys(PUBLISHED))
  for (const { name, columns } of TABLES) {
    const published = wordsOf(PUBLISHED[name] ?? '')
    expect(columns.map(({ key }) => key).slice(0, published.length)).toEqual(published)
  }
})

describe.each(TABLES)('$name', (table) => {
  test('has no column twice, and keys that any program takes', () => {
    const keys = table.columns.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]*$/)
  })

  test('is described in every language', () => {
    for (const locale of LOCALES)
      for (const column of table.columns)
        expect(describeColumn(locale, table, column).length).toBeGreaterThan(3)
  })

  test('says where each column comes from, and that is there', () => {
    const anchors = [...readFileSync('docs/methodology.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
      ([, title]) => (title ?? '').toLowerCase().replaceAll(' ', '-'),
    )
    const fields = Object.values(schema)
      .filter((value) => is(value, PgTable))
      .flatMap((value) =>
        getTableConfig(value).columns.map((column) => `${getTableName(value)}.${column.name}`),
      )
    const known = new Set([...anchors.map((anchor) => `rule:${anchor}`), ...fields, 'dictionary'])
    expect(table.columns.map(({ from }) => from).filter((from) => !known.has(from))).toEqual([])
  })
})
