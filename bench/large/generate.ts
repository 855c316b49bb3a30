import postgres from 'postgres'
import { type AppDb, openPool } from '@/db/client'
import { recount } from '@/lib/counts/recount'
import { fillSearch } from '@/lib/search/mutations'
import { recomputeStanding } from '@/lib/standing/mutations'

/** The day everything generated is judged on. */
export const LARGE_TODAY = '2026-11-30'
const COUNTRIES = 195
/** Records with one number below this are alike but for their words; standing is worked out for one of each. */
const KINDS = 1000
/** Before it lies whatever was published before. */
const FIRST_ID = 1_000_000
const CYCLES = [2023, 2024, 2025]

export interface LargeSize {
  commitments: number
  indicators: number
  values: number
}

/**
 * Fills a prepared database with an invented world: 195 countries and as many commitments as asked, with 3 indicators each,
 * 3 or 4 values an indicator, milestones, stages, amounts, sources and reports. The same in every run; about nobody.
 */
export async function generateLarge(ownerUrl: string, commitments: number): Promise<LargeSize> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql`set synchronous_commit = off`
    await sql.unsafe(HELPERS)
    for (const statement of statements(commitments)) await sql.unsafe(statement)
    await sql.unsafe('analyze')
    await judge(ownerUrl, sql, commitments)
    await sql.unsafe('vacuum analyze')
    const [size] = await sql<LargeSize[]>`select
      (select count(*)::int from commitments where id >= ${FIRST_ID}) as commitments,
      (select count(*)::int from indicators where commitment_id >= ${FIRST_ID}) as indicators,
      (select count(*)::int from indicator_values v join indicators i on i.id = v.indicator_id
        where i.commitment_id >= ${FIRST_ID}) as values`
    if (!size) throw new Error('nothing was generated')
    return size
  } finally {
    await sql.end()
  }
}

/** Standing of one record of each kind by the rules themselves, the same for all others of its kind; then every table of counts. */
async function judge(ownerUrl: string, sql: postgres.Sql, commitments: number): Promise<void> {
  const pool = openPool<AppDb>(ownerUrl, 2)
  try {
    const models = Array.from({ length: Math.min(KINDS, commitments) }, (_, kind) => FIRST_ID + kind)
    await pool.db.transaction((tx) => recomputeStanding(tx, models, LARGE_TODAY))
    for (const table of ['standing', 'standing_spans']) {
      const columns = await sql<{ name: string }[]>`select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
          and attname not in ('commitment_id', 'from_seq') order by attnum`
      const names = columns.map(({ name }) => `"${name}"`)
      const own = table === 'standing' ? [] : ['from_seq']
      await sql.unsafe(`insert into ${table} (commitment_id, ${[...own, ...names].join(', ')})
        select v.commitment_id, ${[...own.map(() => 'v.from_seq'), ...names.map((name) => `t.${name}`)].join(', ')}
        from commitment_versions v join ${table} t on t.commitment_id = ${FIRST_ID} + (v.commitment_id - ${FIRST_ID}) % ${KINDS}
        where v.commitment_id >= ${FIRST_ID + KINDS}`)
    }
    const makers = await sql<{ code: string }[]>`select code from makers`
    await pool.db.transaction((tx) =>
      recount(
        tx,
        makers.map(({ code }) => code),
        LARGE_TODAY,
      ),
    )
    await fillSearch(pool.db)
  } finally {
    await pool.end()
  }
}

/** `chance(i, salt)`: a number 0…1 that is the same in every run. `words(i)`: a title of four words in four languages. */
const HELPERS = `
create or replace function pg_temp.chance(i bigint, salt int) returns float8 immutable language sql as
  $$ select ((i * 2654435761 + salt * 97 + (i * salt * 40503)) % 4294967296 + 4294967296)::bigint % 1000003 / 1000003.0 $$;
create or replace function pg_temp.one(list text[], i bigint, salt int) returns text immutable language sql as
  $$ select list[1 + floor(pg_temp.chance(i, salt) * array_length(list, 1))::int] $$;
create or replace function pg_temp.words(i bigint) returns jsonb immutable language sql as $$
  select jsonb_build_object(
    'en', jsonb_build_object('state', 'original', 'text', initcap(pg_temp.one('{open,fund,train,adopt,extend,publish,ratify,build}', i, 1)) || ' ' ||
      pg_temp.one('{shelters,courts,police units,crisis centres,laws,help lines,registers,surveys}', i, 2) || ' ' ||
      pg_temp.one('{in every region,in rural districts,for migrants,for girls,by 2027,with partners,online,in schools}', i, 3) || ' ' || i),
    'ru', jsonb_build_object('state', 'unreviewed', 'text', pg_temp.one('{Открыть,Оплатить,Обучить,Принять,Расширить,Издать,Ратифицировать,Построить}', i, 1) || ' ' ||
      pg_temp.one('{приюты,суды,отделы полиции,кризисные центры,законы,линии помощи,реестры,опросы}', i, 2) || ' ' ||
      pg_temp.one('{в каждой области,в сельских районах,для мигрантов,для девочек,к 2027 году,с партнёрами,онлайн,в школах}', i, 3) || ' ' || i),
    'kk', jsonb_build_object('state', 'unreviewed', 'text', pg_temp.one('{баспаналар,соттар,полиция бөлімдері,дағдарыс орталықтары,заңдар,көмек желілері,тізілімдер,сауалнамалар}', i, 2) || ' ' ||
      pg_temp.one('{әр өңірде,ауылдарда,мигранттарға,қыздарға,2027 жылға дейін,серіктестермен,онлайн,мектептерде}', i, 3) || ' ' || i),
    'uz', jsonb_build_object('state', 'unreviewed', 'text', pg_temp.one('{boshpanalar,sudlar,militsiya boʻlimlari,inqiroz markazlari,qonunlar,ishonch telefonlari,reyestrlar,soʻrovlar}', i, 2) || ' ' ||
      pg_temp.one('{har bir viloyatda,qishloqlarda,muhojirlar uchun,qizlar uchun,2027-yilgacha,hamkorlar bilan,onlayn,maktablarda}', i, 3) || ' ' || i)) $$;
create or replace function pg_temp.plain(words text) returns jsonb immutable language sql as
  $$ select jsonb_build_object('en', jsonb_build_object('state', 'original', 'text', words)) $$;
`

/** i counts records from 0, k is what it has in common with others of its kind. */
function statements(commitments: number): string[] {
  const id = `${FIRST_ID} + i`
  const records = `(select i, i % ${KINDS} as k, base.seq + i + 1 as seq from generate_series(0, ${commitments - 1}) i,
    (select min(seq) - 1 as seq from ledger where hash like 'large%') base) r`
  const code = (i: string) =>
    `'Q' || chr(65 + (${i} % ${COUNTRIES}) / 26) || chr(65 + (${i} % ${COUNTRIES}) % 26)`
  const number = (i: string) => `(${i} / ${COUNTRIES} + 1)`
  const reference = (i: string) =>
    `${code(i)} || '-2021-' || lpad(${number(i)}::text, greatest(2, length(${number(i)}::text)), '0')`
  const series = `generate_series(0, ${commitments - 1}) i`
  return [
    `insert into makers (code, kind, names, names_in, central_asia)
      select ${code('i')}, 'state', jsonb_build_object('en', 'Country ' || i, 'ru', 'Страна ' || i, 'kk', i || '-ел', 'uz', i || '-mamlakat'),
        jsonb_build_object('en', 'in Country ' || i, 'ru', 'в стране ' || i, 'kk', i || '-елде', 'uz', i || '-mamlakatda'), false
      from generate_series(0, ${COUNTRIES - 1}) i`,
    `insert into cycles (key, starts_on, ends_on, opens_on, due_on, closes_on)
      values ${CYCLES.map((y) => `('${y}', '${y}-01-01', '${y}-12-31', '${y}-11-01', '${y + 1}-01-15', '${y + 1}-02-15')`).join(', ')}
      on conflict do nothing`,
    `insert into report_duties (cycle_key, maker_code) select y::text, ${code('i')}
      from generate_series(0, ${COUNTRIES - 1}) i, unnest(array[${CYCLES.join(', ')}]) y`,
    `insert into ledger (seq, at, act, subject, record, version, office, content_hash, previous_hash, hash)
      select base.seq + i + 1, greatest(base.at, timestamptz '2026-11-01 00:00:01+00') + i * interval '10 milliseconds', 'publish', 'commitment',
        ${reference('i')}, 1, ${code('i')}, repeat('0', 64), repeat('0', 64), 'large' || lpad(i::text, 59, '0')
      from ${series}, (select coalesce(max(seq), 0) as seq, max(at) as at from ledger) base`,
    `insert into ledger_contents (seq, salt, content, reason)
      select seq, '\\x00000000000000000000000000000000'::bytea, '{}', null from ledger where hash like 'large%'`,
    `insert into commitments (id, reference, maker_code, year, number) overriding system value
      select ${id}, ${reference('i')}, ${code('i')}, 2021, ${number('i')} from ${series}`,
    `insert into commitment_versions (id, commitment_id, version, from_seq, framework_key, level, level_basis, types, title, summary, made_on,
        made_precision, starts_on, starts_precision, due_on, due_precision, lead_institution, certainty, compiled_by)
      overriding system value
      select ${id}, ${id}, 1, seq, (select min(key) from frameworks),
        (case when k % 10 < 4 then 'coalition_commitment' when k % 10 < 7 then 'international_pledge'
          when k % 10 = 7 then 'declared_intention' else 'national_measure' end)::level,
        case when k % 10 < 4 then 'announced'::level_basis end,
        array[(array['policy', 'financial', 'programmatic', 'advocacy'])[1 + k % 4]]::commitment_type[],
        pg_temp.words(i), pg_temp.plain('An invented record of no real country, number ' || i || '.'),
        date '2019-01-01' + (k * 37 % 2400), 'day', null, null,
        case when k % 10 <> 3 then date '2024-01-01' + (k * 53 % 2500) end, case when k % 10 <> 3 then 'day'::date_precision end,
        pg_temp.plain('Ministry ' || (i % 40)), 'documented', (case when k % 2 = 0 then 'office' else 'vaada' end)::compiler
      from ${records}`,
    `insert into commitment_actions (version_id, action, basis)
      select ${id}, 1 + (i % ${KINDS} + n * (1 + i % 3)) % 4, 'stated' from ${series}, generate_series(0, 1) n
      where n = 0 or i % 3 = 0 on conflict do nothing`,
    `insert into sources (commitment_id, key, from_seq, position, title, url, kind, publisher, published_on, published_precision, language)
      select ${id}, 's' || n, seq, n, 'Document ' || i || '/' || n, 'https://example.invalid/' || i || '/' || n,
        (array['law', 'official_report', 'official_statistics', 'statement', 'press', 'research', 'independent'])[1 + (k + n) % 7]::source_kind,
        'Publisher ' || (i % 300), date '2021-01-01' + k, 'day', 'en'
      from ${records}, generate_series(1, 2) n`,
    `insert into indicators (id, commitment_id, key) overriding system value
      select ${FIRST_ID} + i * 3 + n, ${id}, 'i' || n from ${series}, generate_series(0, 2) n`,
    `insert into indicator_versions (indicator_id, from_seq, position, name, unit, direction, measure, baseline_value, baseline_on,
        baseline_precision, target_value, target_on, target_precision, source_keys)
      select ${FIRST_ID} + i * 3 + n, seq, n, pg_temp.plain('Indicator ' || n || ' of ' || i), pg_temp.plain(case when n = 2 then 'reports' else 'centres' end),
        (case when n = 2 then 'context' when k % 9 = 0 then 'decrease' when k % 11 = 0 then 'yes_no' else 'increase' end)::direction,
        'level', case when k % 5 <> 0 then 10 + k % 30 end, case when k % 5 <> 0 then date '2020-12-31' end,
        case when k % 5 <> 0 then 'year'::date_precision end,
        case when n < 2 and k % 4 <> 0 then case when k % 11 = 0 and k % 9 <> 0 then 1 when k % 9 = 0 then 5 else 60 + k % 40 end end, null, null, array['s1']
      from ${records}, generate_series(0, 2) n`,
    `insert into indicator_values (indicator_id, from_seq, on_day, precision, value, said_by, source_keys)
      select ${FIRST_ID} + i * 3 + n, seq, (date '2022-12-31' + make_interval(years => y))::date, 'year',
        case when k % 11 = 0 and k % 9 <> 0 then k % 2 else 12 + (k + n * 7) % 30 + y * (k % 17) end,
        (case when y = 3 then 'independent' else 'official' end)::speaker, array['s2']
      from ${records}, generate_series(0, 2) n, generate_series(0, 3) y
      where y < 3 or (i * 3 + n) % 3 = 0`,
    `insert into milestones (commitment_id, key, from_seq, position, name, kind, state, due_on, due_precision, done_on, done_precision, source_keys)
      select ${id}, 'm1', seq, 1, pg_temp.plain('Step of ' || i), (case when k % 2 = 0 then 'step' else 'event' end)::milestone_kind,
        (case when k % 6 = 0 then 'done' else 'planned' end)::milestone_state, date '2024-06-30', 'day',
        case when k % 6 = 0 then date '2024-05-31' end, case when k % 6 = 0 then 'day'::date_precision end, array['s1']
      from ${records} where k % 3 = 0`,
    `insert into delivery_steps (commitment_id, from_seq, position, stage, reached_on, reached_precision, source_keys)
      select ${id}, seq, n, (enum_range(null::delivery_stage))[1 + n + k % 3], date '2021-06-30' + n * 300, 'day', array['s1']
      from ${records}, generate_series(0, 2) n where k % 10 >= 6 and n <= k % 3`,
    `insert into money_lines (commitment_id, key, from_seq, position, stage, basis, scope, amount, currency, starts_on, ends_on, source_keys)
      select ${id}, 'l' || n, seq, n, (case n when 1 then 'pledged' when 2 then 'disbursed' else 'requested' end)::money_stage,
        (case when k % 15 = 0 then 'per_year' else 'total' end)::money_basis, (case when k % 13 = 0 then 'wider' else 'this_promise' end)::money_scope,
        case when n = 2 then 200000 + k * 10 else 1000000 + k * 1000 end, (array['USD', 'EUR', 'KZT', 'GBP'])[1 + k % 4], '2021-01-01', '2026-12-31', array['s1']
      from ${records}, generate_series(1, 3) n where k % 5 < 2 and (n = 1 or (n = 2 and k % 2 = 0) or (n = 3 and k % 5 = 0))`,
    `insert into reports (commitment_id, cycle_key, version, from_seq, implementation, self_rating, done, submitted_on)
      select ${id}, y::text, 1, seq, 'in_progress', (array['missed', 'off_track', 'at_risk', 'on_track', 'kept'])[1 + k % 5]::self_rating,
        pg_temp.plain('An invented report.'), make_date(y + 1, 1, case when k % 4 = 0 then 28 else 12 end)
      from ${records}, unnest(array[${CYCLES.join(', ')}]) y where k % 10 < 7 and (k + y) % 7 = 0`,
    `select setval(pg_get_serial_sequence('${'commitments'}', 'id'), (select max(id) from commitments))`,
    `select setval(pg_get_serial_sequence('commitment_versions', 'id'), (select max(id) from commitment_versions))`,
    `select setval(pg_get_serial_sequence('indicators', 'id'), (select max(id) from indicators))`,
    'update publication set version = version + 1',
  ]
}
