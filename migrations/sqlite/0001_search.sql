CREATE TABLE `labels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_name_unique` ON `labels` (`name`);--> statement-breakpoint
CREATE INDEX `labels_key` ON `labels` (`key`);--> statement-breakpoint
CREATE TABLE `release_keys` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`release_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `key`, `release_id`)
) WITHOUT ROWID;
--> statement-breakpoint
-- Everything below is written by hand. It keeps the search index in step with the tables, whoever writes to them.
-- To load millions of rows: drop the triggers, load, run the INSERTs below on emptied tables (`DELETE FROM labels`,
-- `DELETE FROM release_keys`, `DELETE FROM search_index`) and create the triggers again.

-- What `release_keys` is to hold: every label, catalogue number and barcode of a vinyl release. Discogs joins several by ", ".
CREATE VIEW `release_keys_of` AS
SELECT `releases`.`id` AS `release_id`, 'label' AS `kind`, substr(trim(part.value), 1, 200) AS `key`
FROM `releases`, json_each('[' || replace(json_quote(`label`), ', ', '","') || ']') AS part
WHERE `is_vinyl` AND `label` IS NOT NULL AND trim(part.value) <> ''
UNION
SELECT `releases`.`id`, 'number', substr(replace(replace(replace(lower(part.value), ' ', ''), '-', ''), '.', ''), 1, 200)
FROM `releases`, json_each('[' || replace(json_quote(`catalog_number`), ', ', '","') || ']') AS part
WHERE `is_vinyl` AND `catalog_number` IS NOT NULL AND lower(trim(part.value, ' -.')) NOT IN ('', 'none')
UNION
SELECT `id`, 'barcode', substr(ltrim(replace(replace(replace(lower(`barcode`), ' ', ''), '-', ''), '.', ''), '0'), 1, 200)
FROM `releases`
WHERE `is_vinyl` AND trim(`barcode`, ' -.0') <> '';
--> statement-breakpoint
-- The letters of names and titles, three by three. A space before and after the text makes the beginning of a word count.
-- A row's id is that of the row it is about × 4, plus 0 for an artist, 1 for an artist's other name, 2 for an album, 3 for a label.
CREATE VIRTUAL TABLE `search_index` USING fts5(`text`, content='', contentless_delete=1, detail=none, tokenize='trigram remove_diacritics 1');
--> statement-breakpoint
-- In how many rows three letters are, and in which.
CREATE VIRTUAL TABLE `search_grams` USING fts5vocab(`search_index`, 'row');
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_places` USING fts5vocab(`search_index`, 'instance');
--> statement-breakpoint
INSERT INTO `release_keys` (`kind`, `key`, `release_id`) SELECT `kind`, `key`, `release_id` FROM `release_keys_of` ORDER BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO `labels` (`name`, `key`) SELECT DISTINCT `key`, lower(`key`) FROM `release_keys` WHERE `kind` = 'label';
--> statement-breakpoint
INSERT INTO `search_index` (`rowid`, `text`) SELECT `id` * 4, ' ' || `normalized_name` || ' ' || coalesce(`sort_name` || ' ', '') FROM `artists`;
--> statement-breakpoint
INSERT INTO `search_index` (`rowid`, `text`) SELECT `id` * 4 + 1, ' ' || `normalized_name` || ' ' FROM `artist_names`;
--> statement-breakpoint
INSERT INTO `search_index` (`rowid`, `text`) SELECT `id` * 4 + 2, ' ' || `normalized_title` || ' ' || `credit` || ' ' FROM `albums`;
--> statement-breakpoint
INSERT INTO `search_index` (`rowid`, `text`) SELECT `id` * 4 + 3, ' ' || `name` || ' ' FROM `labels`;
--> statement-breakpoint
CREATE TRIGGER `artists_search_insert` AFTER INSERT ON `artists` BEGIN
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4, ' ' || new.`normalized_name` || ' ' || coalesce(new.`sort_name` || ' ', ''));
END;
--> statement-breakpoint
CREATE TRIGGER `artists_search_update` AFTER UPDATE OF `id`, `normalized_name`, `sort_name` ON `artists`
WHEN new.`id` <> old.`id` OR new.`normalized_name` <> old.`normalized_name` OR new.`sort_name` IS NOT old.`sort_name` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4;
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4, ' ' || new.`normalized_name` || ' ' || coalesce(new.`sort_name` || ' ', ''));
END;
--> statement-breakpoint
CREATE TRIGGER `artists_search_delete` AFTER DELETE ON `artists` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4;
END;
--> statement-breakpoint
CREATE TRIGGER `artist_names_search_insert` AFTER INSERT ON `artist_names` BEGIN
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4 + 1, ' ' || new.`normalized_name` || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `artist_names_search_update` AFTER UPDATE OF `id`, `normalized_name` ON `artist_names`
WHEN new.`id` <> old.`id` OR new.`normalized_name` <> old.`normalized_name` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4 + 1;
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4 + 1, ' ' || new.`normalized_name` || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `artist_names_search_delete` AFTER DELETE ON `artist_names` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4 + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `albums_search_insert` AFTER INSERT ON `albums` BEGIN
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4 + 2, ' ' || new.`normalized_title` || ' ' || new.`credit` || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `albums_search_update` AFTER UPDATE OF `id`, `normalized_title`, `credit` ON `albums`
WHEN new.`id` <> old.`id` OR new.`normalized_title` <> old.`normalized_title` OR new.`credit` <> old.`credit` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4 + 2;
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4 + 2, ' ' || new.`normalized_title` || ' ' || new.`credit` || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `albums_search_delete` AFTER DELETE ON `albums` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4 + 2;
END;
--> statement-breakpoint
CREATE TRIGGER `labels_search_insert` AFTER INSERT ON `labels` BEGIN
	INSERT INTO `search_index` (`rowid`, `text`) VALUES (new.`id` * 4 + 3, ' ' || new.`name` || ' ');
END;
--> statement-breakpoint
CREATE TRIGGER `labels_search_delete` AFTER DELETE ON `labels` BEGIN
	DELETE FROM `search_index` WHERE `rowid` = old.`id` * 4 + 3;
END;
--> statement-breakpoint
CREATE TRIGGER `releases_keys_insert` AFTER INSERT ON `releases` BEGIN
	INSERT INTO `release_keys` (`kind`, `key`, `release_id`) SELECT `kind`, `key`, `release_id` FROM `release_keys_of` WHERE `release_id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `releases_keys_update_before` BEFORE UPDATE OF `id`, `label`, `catalog_number`, `barcode`, `is_vinyl` ON `releases`
WHEN new.`id` <> old.`id` OR new.`label` IS NOT old.`label` OR new.`catalog_number` IS NOT old.`catalog_number` OR new.`barcode` IS NOT old.`barcode` OR new.`is_vinyl` <> old.`is_vinyl` BEGIN
	DELETE FROM `release_keys` WHERE (`kind`, `key`, `release_id`) IN (SELECT `kind`, `key`, `release_id` FROM `release_keys_of` WHERE `release_id` = old.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `releases_keys_update_after` AFTER UPDATE OF `id`, `label`, `catalog_number`, `barcode`, `is_vinyl` ON `releases`
WHEN new.`id` <> old.`id` OR new.`label` IS NOT old.`label` OR new.`catalog_number` IS NOT old.`catalog_number` OR new.`barcode` IS NOT old.`barcode` OR new.`is_vinyl` <> old.`is_vinyl` BEGIN
	INSERT INTO `release_keys` (`kind`, `key`, `release_id`) SELECT `kind`, `key`, `release_id` FROM `release_keys_of` WHERE `release_id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `releases_keys_delete` BEFORE DELETE ON `releases` BEGIN
	DELETE FROM `release_keys` WHERE (`kind`, `key`, `release_id`) IN (SELECT `kind`, `key`, `release_id` FROM `release_keys_of` WHERE `release_id` = old.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `release_keys_label_insert` AFTER INSERT ON `release_keys` WHEN new.`kind` = 'label' BEGIN
	INSERT INTO `labels` (`name`, `key`) SELECT new.`key`, lower(new.`key`) WHERE NOT EXISTS (SELECT 1 FROM `labels` WHERE `name` = new.`key`);
END;
--> statement-breakpoint
CREATE TRIGGER `release_keys_label_delete` AFTER DELETE ON `release_keys`
WHEN old.`kind` = 'label' AND NOT EXISTS (SELECT 1 FROM `release_keys` WHERE `kind` = 'label' AND `key` = old.`key`) BEGIN
	DELETE FROM `labels` WHERE `name` = old.`key`;
END;
