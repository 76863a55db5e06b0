CREATE TABLE `album_artists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`album_id` integer NOT NULL,
	`artist_id` integer NOT NULL,
	`position` integer NOT NULL,
	`credited_as` text NOT NULL,
	`join_phrase` text NOT NULL,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `album_artists_once` ON `album_artists` (`album_id`,`artist_id`);--> statement-breakpoint
CREATE INDEX `album_artists_artist` ON `album_artists` (`artist_id`);--> statement-breakpoint
CREATE TABLE `albums` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mbid` text,
	`discogs_id` integer,
	`spotify_id` text,
	`artist_id` integer NOT NULL,
	`title` text NOT NULL,
	`normalized_title` text NOT NULL,
	`credit` text NOT NULL,
	`disambiguation` text,
	`first_release_date` text,
	`first_release_year` integer,
	`is_studio` integer NOT NULL,
	`primary_type` text,
	`secondary_types` text NOT NULL,
	`cover_url` text,
	`cover_source` text,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `albums_mbid_unique` ON `albums` (`mbid`);--> statement-breakpoint
CREATE INDEX `albums_artist` ON `albums` (`artist_id`);--> statement-breakpoint
CREATE INDEX `albums_discogs_id` ON `albums` (`discogs_id`);--> statement-breakpoint
CREATE INDEX `albums_normalized_title` ON `albums` (`normalized_title`);--> statement-breakpoint
CREATE TABLE `artist_names` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`artist_id` integer NOT NULL,
	`name` text NOT NULL,
	`normalized_name` text NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `artist_names_once` ON `artist_names` (`artist_id`,`name`);--> statement-breakpoint
CREATE INDEX `artist_names_normalized` ON `artist_names` (`normalized_name`);--> statement-breakpoint
CREATE TABLE `artist_similars` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`artist_id` integer NOT NULL,
	`similar_artist_id` integer NOT NULL,
	`score` real NOT NULL,
	`source` text NOT NULL,
	`fetched_at` integer NOT NULL,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`similar_artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `artist_similars_once` ON `artist_similars` (`artist_id`,`similar_artist_id`,`source`);--> statement-breakpoint
CREATE INDEX `artist_similars_back` ON `artist_similars` (`similar_artist_id`);--> statement-breakpoint
CREATE TABLE `artist_tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tag_id` integer NOT NULL,
	`artist_id` integer NOT NULL,
	`rank` integer NOT NULL,
	FOREIGN KEY (`tag_id`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`artist_id`) REFERENCES `artists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `artist_tags_once` ON `artist_tags` (`tag_id`,`artist_id`);--> statement-breakpoint
CREATE TABLE `artists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mbid` text,
	`mbid_hint` text,
	`discogs_id` integer,
	`spotify_id` text,
	`deezer_id` text,
	`wikidata_id` text,
	`name` text NOT NULL,
	`normalized_name` text NOT NULL,
	`sort_name` text,
	`disambiguation` text,
	`type` text,
	`country` text,
	`listeners` integer,
	`playcount` integer,
	`lastfm_url` text,
	`image_url` text,
	`image_source` text,
	`image_credit` text,
	`merged_into_id` integer,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `artists_mbid_unique` ON `artists` (`mbid`);--> statement-breakpoint
CREATE INDEX `artists_normalized_name` ON `artists` (`normalized_name`);--> statement-breakpoint
CREATE INDEX `artists_discogs_id` ON `artists` (`discogs_id`);--> statement-breakpoint
CREATE INDEX `artists_lastfm_url` ON `artists` (`lastfm_url`);--> statement-breakpoint
CREATE UNIQUE INDEX `artists_lastfm_url_once` ON `artists` (`lastfm_url`) WHERE merged_into_id is null;--> statement-breakpoint
CREATE TABLE `cache_use` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`day` text NOT NULL,
	`step` text NOT NULL,
	`hits` integer NOT NULL,
	`stale` integer NOT NULL,
	`misses` integer NOT NULL,
	`calls_made` integer NOT NULL,
	`calls_saved` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cache_use_once` ON `cache_use` (`day`,`step`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`provider` text NOT NULL,
	`relation` text NOT NULL,
	`kind` text,
	`external_id` text,
	`url` text NOT NULL,
	`label` text,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text NOT NULL,
	`is_ended` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_once` ON `links` (`entity`,`entity_id`,`relation`,`url`);--> statement-breakpoint
CREATE INDEX `links_external` ON `links` (`provider`,`kind`,`external_id`);--> statement-breakpoint
CREATE INDEX `links_state` ON `links` (`state`);--> statement-breakpoint
CREATE TABLE `lookups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lookups_once` ON `lookups` (`provider`,`kind`,`key`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mbid` text,
	`discogs_id` integer,
	`spotify_id` text,
	`album_id` integer,
	`master_id` integer,
	`title` text NOT NULL,
	`country` text,
	`year` integer,
	`released` text,
	`format` text,
	`format_text` text,
	`descriptions` text NOT NULL,
	`discs` integer,
	`is_vinyl` integer NOT NULL,
	`is_official` integer NOT NULL,
	`is_promo` integer NOT NULL,
	`is_test_pressing` integer NOT NULL,
	`is_reissue` integer NOT NULL,
	`label` text,
	`catalog_number` text,
	`barcode` text,
	`identifiers` text,
	`notes` text,
	`discogs_rating` real,
	`discogs_votes` integer,
	`have` integer,
	`want` integer,
	`source` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`gone_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_discogsId_unique` ON `releases` (`discogs_id`);--> statement-breakpoint
CREATE INDEX `releases_album` ON `releases` (`album_id`);--> statement-breakpoint
CREATE INDEX `releases_master` ON `releases` (`master_id`);--> statement-breakpoint
CREATE INDEX `releases_barcode` ON `releases` (`barcode`);--> statement-breakpoint
CREATE TABLE `sync_state` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`step` text NOT NULL,
	`lane` text NOT NULL,
	`status` text NOT NULL,
	`depth` integer NOT NULL,
	`spread` integer NOT NULL,
	`cursor` text,
	`attempts` integer NOT NULL,
	`calls` integer NOT NULL,
	`next_at` integer,
	`lease_owner` text,
	`lease_until` integer,
	`fetched_at` integer,
	`expires_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sync_state_once` ON `sync_state` (`entity`,`entity_id`,`step`);--> statement-breakpoint
CREATE INDEX `sync_state_due` ON `sync_state` (`lane`,`next_at`);--> statement-breakpoint
CREATE INDEX `sync_state_counts` ON `sync_state` (`lane`,`status`,`next_at`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name_unique` ON `tags` (`name`);