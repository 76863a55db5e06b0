CREATE TABLE `dump_masters` (
	`discogs_id` integer PRIMARY KEY NOT NULL,
	`artist_id` integer,
	`title` text NOT NULL,
	`normalized_title` text NOT NULL,
	`credit` text NOT NULL,
	`year` integer,
	`main_release_id` integer,
	`hash` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dump_releases` (
	`discogs_id` integer PRIMARY KEY NOT NULL,
	`hash` integer NOT NULL,
	`added_in` integer,
	`changed_in` integer,
	`gone_in` integer
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`edition` text NOT NULL,
	`file` text NOT NULL,
	`fingerprint` text NOT NULL,
	`scope` text NOT NULL,
	`status` text NOT NULL,
	`position` integer NOT NULL,
	`records` integer NOT NULL,
	`kept` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`gone` integer NOT NULL,
	`rejected` integer NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_fingerprint` ON `imports` (`fingerprint`);--> statement-breakpoint
DROP INDEX `albums_artist`;--> statement-breakpoint
CREATE INDEX `albums_artist` ON `albums` (`artist_id`,`normalized_title`);
--> statement-breakpoint
-- Written by hand. In this order artists are listed and recommended where nothing else is known: the first ones of millions.
CREATE INDEX `artists_best_known` ON `artists` (coalesce(`listeners`, -1) DESC, `name`, `id`) WHERE `merged_into_id` IS NULL;
