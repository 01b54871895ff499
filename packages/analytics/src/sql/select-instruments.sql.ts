/** The register of legal instruments, the program's first, with the renumbered articles of each as a JSON object. */
export const SELECT_INSTRUMENTS = `
SELECT l.title, l.category, l.status, l.since, l.replaced_by AS "replacedBy", l.edition, l.edition_since AS "editionSince", l.source,
       l.register, coalesce(r.renumbered, '{}') AS renumbered
FROM legal_instrument l
LEFT JOIN (
  SELECT title_normalised, json_group_object(article, article_now)::VARCHAR AS renumbered FROM renumbered_article GROUP BY ALL
) r ON r.title_normalised = l.title_normalised
ORDER BY l.register DESC, l.title_normalised
`;
