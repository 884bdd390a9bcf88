declare module 'virtual:texts/*' {
  const catalogue: import('@corridor/messages/format').CompiledCatalogue;
  export default catalogue;
}
