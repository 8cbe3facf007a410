/** Query files and style sheets are bundled as text. */
declare module '*.scm' {
  const text: string;
  export default text;
}
declare module '*.css' {
  const text: string;
  export default text;
}
