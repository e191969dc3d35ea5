/** How a site writes quotation marks: « », “ ” or " ". A setting for each language. */
export const quoteStyles = ["guillemets", "curly", "straight"] as const;
export type QuoteStyle = (typeof quoteStyles)[number];
