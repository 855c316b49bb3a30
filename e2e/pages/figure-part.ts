import type { Locator, Page } from '@playwright/test'
import type { Texts } from '../fixtures/texts'

/** One figure of a page, with what can be done with it. */
export class FigurePart {
  readonly root: Locator

  constructor(
    readonly page: Page,
    private readonly t: Texts,
    finding: string | RegExp,
  ) {
    this.root = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: finding }) })
  }

  /** The code that another site puts into its page. */
  async embedCode(): Promise<string> {
    await this.root.getByText(this.t('figures.tools.embed'), { exact: true }).click()
    return this.root.getByRole('textbox').inputValue()
  }

  download(format: 'csv' | 'svg' | 'png'): Locator {
    return this.root.getByRole('link', { name: this.t(`figures.tools.${format}`) })
  }

  /** The value at which a mark stands, as it is read aloud. */
  value(said: string): Locator {
    return this.root.getByRole('img', { name: said })
  }

  get explore(): Locator {
    return this.root.getByRole('button', { name: this.t('charts.explore') })
  }

  /** The chart that is explored; it takes the arrow keys. */
  get chart(): Locator {
    return this.root.getByRole('application')
  }

  get close(): Locator {
    return this.root.getByRole('button', { name: this.t('charts.island.close') })
  }

  /** What those who hear are told. */
  get told(): Locator {
    return this.root.locator('section').getByRole('status')
  }
}
