/** What a style sheet is to a test: class names nobody looks at. */
export default {};
