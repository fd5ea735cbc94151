declare module "virtual:field-words/*" {
  const catalogue: Record<string, string>;
  export default catalogue;
}

declare const __APP_VERSION__: string;
