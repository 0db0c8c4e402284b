/**
 * The last event of an office by an instant, else its first: what is registered here later existed before, as far as anyone knows.
 * A named parameter `asOf` is the instant.
 */
const standing = (id: string) => `coalesce((SELECT max(revision) FROM office_versions WHERE id = ${id} AND at <= @asOf), 1)`;

const columns = `v.id, v.name, v.uscc, v.region, v.parent_id AS parentId, v.kind, v.level, v.vertical, v.dissolved,
  (SELECT at FROM office_versions WHERE id = v.id AND revision = 1) AS registeredAt,
  (SELECT min(at) FROM office_versions WHERE id = v.id AND dissolved = 1 AND at <= @until) AS dissolvedAt`;

/** Every office known at `until`. */
export const allStanding = `
  SELECT ${columns}, 0 AS apart
  FROM (SELECT id FROM office_versions WHERE revision = 1 AND at <= @until) AS known
  JOIN office_versions AS v ON v.id = known.id AND v.revision = ${standing('known.id')}
  ORDER BY v.id`;

/** The office `top` with all below it; of those led by their own system only the first. */
export const standingBelow = `
  WITH RECURSIVE tree (id, vertical, apart) AS (
    SELECT v.id, v.vertical, 0 FROM office_versions AS v
    WHERE v.id = @top AND v.revision = ${standing('v.id')} AND EXISTS (SELECT 1 FROM office_versions WHERE id = @top AND revision = 1 AND at <= @until)
    UNION
    SELECT v.id, v.vertical, v.vertical = 1 AND tree.vertical = 0
    FROM tree JOIN office_versions AS v ON v.parent_id = tree.id
    WHERE tree.apart = 0 AND v.id <> @top AND v.revision = ${standing('v.id')}
      AND EXISTS (SELECT 1 FROM office_versions WHERE id = v.id AND revision = 1 AND at <= @until)
  )
  SELECT ${columns}, tree.apart
  FROM tree JOIN office_versions AS v ON v.id = tree.id AND v.revision = ${standing('tree.id')}
  ORDER BY v.id`;
