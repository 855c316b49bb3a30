import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { mapActions, mapFigures, mapFrameworks, mapHelpLines } from './context'
import { DomainCoalition, DomainCommitments, DomainFigures, DomainHelp } from './domain'
import { Dictionary, Frameworks, Judgements, Makers, References, SourceNotes, Words } from './input'
import { mapSeed } from './mapping'
import { type Dictionaries, localizer, type Translated } from './texts'

/** Next to the working directory, because the bundled server has no files beside its code. */
export const seedFolder = () => join(process.cwd(), 'db', 'seed')

/** Everything that `db/seed` holds, as read. */
export async function readSeedFiles(folder = seedFolder()) {
  const read = async <T extends z.ZodType>(name: string, schema: T): Promise<z.output<T>> => {
    const parsed = schema.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')))
    if (!parsed.success) throw new Error(`db/seed/${name} is not as expected`, { cause: parsed.error })
    return parsed.data
  }
  const [commitments, outcomes, help, coalition] = await Promise.all([
    read('domain/commitments.json', DomainCommitments),
    read('domain/outcome-indicators.json', DomainFigures),
    read('domain/help-services.json', DomainHelp),
    read('domain/action-coalition.json', DomainCoalition),
  ])
  const [references, makers, frameworks, sources, judgements, words, ru, kk, uz] = await Promise.all([
    read('references.json', References),
    read('makers.json', Makers),
    read('frameworks.json', Frameworks),
    read('sources.json', SourceNotes),
    read('judgements.json', Judgements),
    read('words.json', Words),
    read('translations/ru.json', Dictionary),
    read('translations/kk.json', Dictionary),
    read('translations/uz.json', Dictionary),
  ])
  const withWords = (locale: Translated, dictionary: Readonly<Record<string, string>>) => {
    const own = Object.entries(words).flatMap(([english, { [locale]: text }]) =>
      text ? [[english, text]] : [],
    )
    return { ...dictionary, ...Object.fromEntries(own) }
  }
  const translations: Dictionaries = {
    ru: withWords('ru', ru),
    kk: withWords('kk', kk),
    uz: withWords('uz', uz),
  }
  return {
    domain: { commitments, outcomes, help, coalition },
    files: { references, makers, frameworks, sources, judgements, translations },
    words,
  }
}

/** The documented commitments and what stands around them, ready to be published. */
export async function readSeed(folder = seedFolder()) {
  const { domain, files } = await readSeedFiles(folder)
  const { commitments, findings, unmapped } = mapSeed(domain.commitments, files)
  const text = localizer(files.translations)
  const figures = mapFigures(domain.outcomes, { ...files, text })
  const help = mapHelpLines(domain.help, { ...files, text })
  return {
    makers: files.makers,
    frameworks: mapFrameworks(files.frameworks),
    actions: mapActions(domain.coalition, text),
    commitments,
    findings,
    figures: figures.figures,
    helpLines: help.helpLines,
    unmapped: [...unmapped, ...figures.unmapped, ...help.unmapped],
  }
}
export type Seed = Awaited<ReturnType<typeof readSeed>>
