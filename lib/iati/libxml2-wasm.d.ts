/** The few parts of libxml2-wasm that the tests use. */
declare module 'libxml2-wasm' {
  export class XmlDocument {
    static fromBuffer(content: Uint8Array, options?: { url?: string }): XmlDocument
    dispose(): void
  }
  export class XsdValidator {
    static fromDoc(schema: XmlDocument): XsdValidator
    /** @throws the first faults, with their lines */
    validate(document: XmlDocument): void
    dispose(): void
  }
}
declare module 'libxml2-wasm/lib/nodejs.mjs' {
  export function xmlRegisterFsInputProviders(): boolean
}
