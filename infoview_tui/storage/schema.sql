CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE events (
	id INTEGER NOT NULL,
	at VARCHAR(24) NOT NULL,
	kind VARCHAR NOT NULL,
	label VARCHAR NOT NULL,
	contact_id INTEGER,
	interview_id INTEGER,
	facts JSON NOT NULL,
	undone_at VARCHAR(24),
	CONSTRAINT pk_events PRIMARY KEY (id)
);
CREATE TABLE paths (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, introduction VARCHAR DEFAULT '' NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_paths PRIMARY KEY (id)
);
CREATE TABLE profile (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	email VARCHAR NOT NULL,
	phone VARCHAR NOT NULL,
	introduction VARCHAR NOT NULL,
	skills VARCHAR NOT NULL,
	"values" VARCHAR NOT NULL,
	interests VARCHAR NOT NULL,
	experience VARCHAR NOT NULL,
	circumstances VARCHAR NOT NULL,
	updated_at VARCHAR(24) NOT NULL, country VARCHAR DEFAULT '' NOT NULL, resume_path VARCHAR DEFAULT '' NOT NULL, explained JSON DEFAULT '[]' NOT NULL, free_hours VARCHAR DEFAULT '' NOT NULL, first_run VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT pk_profile PRIMARY KEY (id),
	CONSTRAINT ck_profile_one_row CHECK (id = 1)
);
CREATE TABLE contact_paths (
	contact_id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	CONSTRAINT pk_contact_paths PRIMARY KEY (contact_id, path_id),
	CONSTRAINT fk_contact_paths_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_contact_paths_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE
);
CREATE TABLE interviews (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	state VARCHAR(24) NOT NULL,
	starts_at VARCHAR(24),
	minutes INTEGER NOT NULL,
	medium VARCHAR(24) NOT NULL,
	started_at VARCHAR(24),
	extra_minutes INTEGER NOT NULL,
	ended_at VARCHAR(24),
	current_question_id INTEGER,
	learned VARCHAR NOT NULL,
	want_to_know VARCHAR NOT NULL,
	next_steps VARCHAR NOT NULL,
	debriefed_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL, elapsed_seconds INTEGER DEFAULT 0 NOT NULL, clock_started_at VARCHAR(24), off_record BOOLEAN DEFAULT 0 NOT NULL, question_started_seconds INTEGER DEFAULT 0 NOT NULL, energy_before INTEGER CONSTRAINT ck_interviews_energy_before CHECK (energy_before BETWEEN 1 AND 5), energy_after INTEGER CONSTRAINT ck_interviews_energy_after CHECK (energy_after BETWEEN 1 AND 5), skipped_sections JSON DEFAULT '[]' NOT NULL, place VARCHAR DEFAULT '' NOT NULL, link VARCHAR DEFAULT '' NOT NULL, phone VARCHAR DEFAULT '' NOT NULL, timezone VARCHAR DEFAULT '' NOT NULL, wall_time VARCHAR DEFAULT '' NOT NULL, bring VARCHAR DEFAULT '' NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT ck_interviews_extra_minutes CHECK (extra_minutes >= 0),
	CONSTRAINT ck_interviews_minutes CHECK (minutes BETWEEN 1 AND 600),
	CONSTRAINT fk_interviews_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT ck_interviews_state CHECK (state IN ('planned', 'running', 'ended', 'debriefed', 'cancelled')),
	CONSTRAINT ck_interviews_medium CHECK (medium IN ('video', 'phone', 'in_person'))
);
CREATE TABLE offerings (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_offerings PRIMARY KEY (id),
	CONSTRAINT fk_offerings_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
);
CREATE TABLE planned_questions (
	id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	bank_id VARCHAR NOT NULL,
	topic VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	probes JSON NOT NULL,
	minutes INTEGER NOT NULL,
	must_ask BOOLEAN NOT NULL,
	state VARCHAR(24) NOT NULL, spent_seconds INTEGER DEFAULT 0 NOT NULL, reason VARCHAR DEFAULT '' NOT NULL, is_locked BOOLEAN DEFAULT 0 NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_planned_questions PRIMARY KEY (id),
	CONSTRAINT ck_planned_questions_minutes CHECK (minutes BETWEEN 1 AND 60),
	CONSTRAINT fk_planned_questions_interview_id_interviews FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT ck_planned_questions_state CHECK (state IN ('open', 'answered', 'skipped'))
);
CREATE TABLE verdicts (
	id INTEGER NOT NULL,
	hypothesis_id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	verdict VARCHAR(24) NOT NULL,
	reason VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, note_id INTEGER, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_verdicts PRIMARY KEY (id),
	CONSTRAINT fk_verdicts_hypothesis_id_hypotheses FOREIGN KEY(hypothesis_id) REFERENCES hypotheses (id) ON DELETE CASCADE,
	CONSTRAINT fk_verdicts_interview_id_interviews FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT ck_verdicts_verdict CHECK (verdict IN ('confirmed', 'refined', 'refuted'))
);
CREATE TABLE notes (
	id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	question_id INTEGER,
	position INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	starred BOOLEAN NOT NULL,
	seconds INTEGER NOT NULL,
	referred_contact_id INTEGER,
	created_at VARCHAR(24) NOT NULL, written_at VARCHAR(24), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_notes PRIMARY KEY (id),
	CONSTRAINT ck_notes_seconds CHECK (seconds >= 0),
	CONSTRAINT fk_notes_interview_id_interviews FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT fk_notes_question_id_planned_questions FOREIGN KEY(question_id) REFERENCES planned_questions (id) ON DELETE SET NULL,
	CONSTRAINT fk_notes_referred_contact_id_contacts FOREIGN KEY(referred_contact_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT ck_notes_kind CHECK (kind IN ('note', 'quote', 'insight', 'reward', 'drawback', 'want_to_know', 'referral', 'promise', 'common_ground', 'off_record'))
);
CREATE TABLE tags (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL, stay_in_touch_months INTEGER CONSTRAINT ck_tags_stay_in_touch_months CHECK (stay_in_touch_months BETWEEN 1 AND 24), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_tags PRIMARY KEY (id)
);
CREATE TABLE contact_tags (
	contact_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	CONSTRAINT pk_contact_tags PRIMARY KEY (contact_id, tag_id),
	CONSTRAINT fk_contact_tags_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_contact_tags_tag_id_tags FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
CREATE TABLE views (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	"query" VARCHAR NOT NULL,
	sort VARCHAR(24) NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_views PRIMARY KEY (id),
	CONSTRAINT ck_views_sort CHECK (sort IN ('urgency', 'name', 'organization', 'path', 'changed'))
);
CREATE TABLE outcomes (
	id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_outcomes PRIMARY KEY (id),
	CONSTRAINT fk_outcomes_interview_id_interviews FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT ck_outcomes_kind CHECK (kind IN ('lead', 'introduction', 'event', 'offer'))
);
CREATE TABLE contacts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	organization_id INTEGER,
	stage VARCHAR(24) NOT NULL,
	stage_since VARCHAR(24) NOT NULL,
	manual_position INTEGER,
	relationship VARCHAR(24),
	how_met VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	referrer_id INTEGER,
	email VARCHAR NOT NULL,
	phone VARCHAR NOT NULL,
	profile_url VARCHAR NOT NULL,
	location VARCHAR NOT NULL,
	channel VARCHAR(24),
	connected_on DATE,
	last_contact_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL,
	updated_at VARCHAR(24) NOT NULL, seniority VARCHAR(24) CONSTRAINT ck_contacts_seniority CHECK (seniority IN ('entry', 'experienced', 'manager', 'director', 'executive')), decides_on_hiring BOOLEAN DEFAULT 0 NOT NULL, stay_in_touch_months INTEGER CONSTRAINT ck_contacts_stay_in_touch_months CHECK (stay_in_touch_months BETWEEN 1 AND 24), not_before DATE, sort_name VARCHAR DEFAULT '' NOT NULL, timezone VARCHAR DEFAULT '' NOT NULL, last_contact_from VARCHAR(24) CONSTRAINT ck_contacts_last_contact_from CHECK (last_contact_from IN ('user', 'contact')), last_contact_on DATE CONSTRAINT ck_contacts_one_last_contact CHECK (last_contact_on IS NULL OR last_contact_at IS NULL), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT ck_contacts_named CHECK (name <> ''),
	CONSTRAINT fk_contacts_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE SET NULL,
	CONSTRAINT fk_contacts_referrer_id_contacts FOREIGN KEY(referrer_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT ck_contacts_stage CHECK (stage IN ('researching', 'ready', 'contacted', 'scheduled', 'met',
		'in_touch', 'closed')),
	CONSTRAINT ck_contacts_relationship CHECK (relationship IN ('family', 'friend', 'colleague', 'friend_of_friend',
		'alumnus', 'community', 'event', 'online', 'cold')),
	CONSTRAINT ck_contacts_channel CHECK (channel IN ('email', 'phone', 'post', 'linkedin', 'text'))
);
CREATE TABLE ratings (
	id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	topic VARCHAR NOT NULL,
	score INTEGER NOT NULL,
	confidence VARCHAR(24) NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_ratings PRIMARY KEY (id),
	CONSTRAINT ck_ratings_score CHECK (score BETWEEN 1 AND 5),
	CONSTRAINT fk_ratings_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT fk_ratings_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT ck_ratings_confidence CHECK (confidence IN ('guess', 'fair', 'sure'))
);
CREATE TABLE live_drafts (
	interview_id INTEGER NOT NULL,
	instance VARCHAR NOT NULL,
	line VARCHAR NOT NULL,
	note_id INTEGER,
	CONSTRAINT pk_live_drafts PRIMARY KEY (interview_id, instance),
	CONSTRAINT fk_live_drafts_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE
);
CREATE TABLE messages (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	interview_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	channel VARCHAR(24) NOT NULL,
	state VARCHAR(24) NOT NULL,
	subject VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	sent_at VARCHAR(24),
	answered_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL,
	updated_at VARCHAR(24) NOT NULL,
	template_id VARCHAR DEFAULT '' NOT NULL,
	target VARCHAR DEFAULT '' NOT NULL,
	resume VARCHAR(24),
	answer VARCHAR(24), extras JSON DEFAULT '[]' NOT NULL, sent_on DATE CONSTRAINT ck_messages_one_sent CHECK (sent_on IS NULL OR sent_at IS NULL), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_messages PRIMARY KEY (id),
	CONSTRAINT fk_messages_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_messages_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE SET NULL,
	CONSTRAINT ck_messages_kind CHECK (kind IN ('introduction', 'request', 'nudge', 'new_time', 'confirmation',
		'thank_you', 'update', 'reconnect')),
	CONSTRAINT ck_messages_channel CHECK (channel IN ('email', 'phone', 'post', 'linkedin', 'text')),
	CONSTRAINT ck_messages_state CHECK (state IN ('draft', 'sent', 'answered')),
	CONSTRAINT ck_messages_resume CHECK (resume IN ('attached', 'left_out')),
	CONSTRAINT ck_messages_answer CHECK (answer IN ('yes', 'later', 'no', 'somebody_else', 'wrong_person'))
);
CREATE TABLE actions (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	interview_id INTEGER,
	note_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	due_at VARCHAR(24),
	late_at VARCHAR(24),
	done_at VARCHAR(24),
	dismissed_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL, due_on DATE CONSTRAINT ck_actions_one_due CHECK (due_on IS NULL OR due_at IS NULL), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_actions PRIMARY KEY (id),
	CONSTRAINT fk_actions_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_actions_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT fk_actions_note_id_notes FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE SET NULL,
	CONSTRAINT ck_actions_kind CHECK (kind IN ('introduction', 'request', 'close_or_keep', 'confirm', 'thank',
		'nudge', 'prepare', 'promise', 'stay_in_touch', 'tell_difference', 'todo'))
);
CREATE TABLE topic_weights (
	topic VARCHAR NOT NULL,
	weight INTEGER NOT NULL,
	CONSTRAINT pk_topic_weights PRIMARY KEY (topic),
	CONSTRAINT ck_topic_weights_weight CHECK (weight BETWEEN 0 AND 5)
);
CREATE TABLE fit_points (
	id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	aspect VARCHAR(24) NOT NULL,
	side VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	note_id INTEGER,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_fit_points PRIMARY KEY (id),
	CONSTRAINT fk_fit_points_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT fk_fit_points_note_id_notes FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE SET NULL,
	CONSTRAINT ck_fit_points_aspect CHECK (aspect IN ('skills', 'values', 'interests', 'circumstances')),
	CONSTRAINT ck_fit_points_side CHECK (side IN ('for', 'against'))
);
CREATE VIRTUAL TABLE search_texts USING fts5(
	text, content='search_documents', content_rowid='id', columnsize=0, prefix='1 2',
	tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* Co So'"
);
CREATE TABLE offers (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	message_id INTEGER,
	starts_at VARCHAR(24) NOT NULL,
	minutes INTEGER NOT NULL,
	state VARCHAR(24) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	closed_at VARCHAR(24), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_offers PRIMARY KEY (id),
	CONSTRAINT ck_offers_minutes CHECK (minutes BETWEEN 1 AND 600),
	CONSTRAINT ck_offers_state CHECK (state IN ('open', 'accepted', 'withdrawn')),
	CONSTRAINT fk_offers_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_offers_message_id_messages FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE SET NULL
);
CREATE TABLE trips (
	id INTEGER NOT NULL,
	city VARCHAR NOT NULL,
	timezone VARCHAR NOT NULL,
	first_day DATE NOT NULL,
	last_day DATE NOT NULL,
	day_start INTEGER NOT NULL,
	day_end INTEGER NOT NULL,
	meetings_per_day INTEGER NOT NULL,
	meeting_minutes INTEGER NOT NULL,
	travel_minutes INTEGER NOT NULL,
	same_area_minutes INTEGER NOT NULL,
	travel_times VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_trips PRIMARY KEY (id),
	CONSTRAINT ck_trips_days CHECK (last_day >= first_day)
);
CREATE TABLE trip_blocks (
	id INTEGER NOT NULL,
	trip_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	day DATE,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_trip_blocks PRIMARY KEY (id),
	CONSTRAINT ck_trip_blocks_times CHECK (ends > starts),
	CONSTRAINT fk_trip_blocks_trip_id_trips FOREIGN KEY(trip_id) REFERENCES trips (id) ON DELETE CASCADE
);
CREATE TABLE trip_meetings (
	id INTEGER NOT NULL,
	trip_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	minutes INTEGER NOT NULL,
	area VARCHAR NOT NULL,
	address VARCHAR NOT NULL,
	availability VARCHAR NOT NULL,
	starts_at VARCHAR(24),
	is_locked BOOLEAN NOT NULL,
	state VARCHAR(24) NOT NULL,
	message_id INTEGER,
	interview_id INTEGER, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_trip_meetings PRIMARY KEY (id),
	CONSTRAINT ck_trip_meetings_state CHECK (state IN ('proposed', 'requested', 'confirmed', 'declined')),
	CONSTRAINT fk_trip_meetings_trip_id_trips FOREIGN KEY(trip_id) REFERENCES trips (id) ON DELETE CASCADE,
	CONSTRAINT fk_trip_meetings_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_trip_meetings_message_id_messages FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE SET NULL,
	CONSTRAINT fk_trip_meetings_interview_id_interviews FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE SET NULL
);
CREATE TABLE industries (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_industries PRIMARY KEY (id)
);
CREATE TABLE research_drafts (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	organization_id INTEGER,
	industry_id INTEGER,
	path_id INTEGER,
	instance VARCHAR NOT NULL,
	line VARCHAR NOT NULL,
	CONSTRAINT pk_research_drafts PRIMARY KEY (id),
	CONSTRAINT ck_research_drafts_one_subject CHECK ((contact_id IS NOT NULL)
		+ (organization_id IS NOT NULL) + (industry_id IS NOT NULL) + (path_id IS NOT NULL) = 1),
	CONSTRAINT fk_research_drafts_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE
);
CREATE TABLE affiliations (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	organization_id INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	title VARCHAR NOT NULL,
	first_year INTEGER,
	last_year INTEGER,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_affiliations PRIMARY KEY (id),
	CONSTRAINT ck_affiliations_years CHECK (last_year >= first_year),
	CONSTRAINT fk_affiliations_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_affiliations_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT ck_affiliations_kind CHECK (kind IN ('work', 'study'))
);
CREATE TABLE asks (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	organization_id INTEGER NOT NULL,
	state VARCHAR(24) NOT NULL,
	note VARCHAR NOT NULL,
	found_contact_id INTEGER,
	message_id INTEGER,
	created_at VARCHAR(24) NOT NULL,
	answered_at VARCHAR(24), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_asks PRIMARY KEY (id),
	CONSTRAINT fk_asks_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_asks_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT ck_asks_state CHECK (state IN ('open', 'knows_somebody', 'introduced', 'knows_nobody')),
	CONSTRAINT fk_asks_found_contact_id_contacts FOREIGN KEY(found_contact_id)
		REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_asks_message_id_messages FOREIGN KEY(message_id)
		REFERENCES messages (id) ON DELETE SET NULL
);
CREATE TABLE question_settings (
	question_id VARCHAR NOT NULL,
	is_starred BOOLEAN NOT NULL,
	is_retired BOOLEAN NOT NULL,
	CONSTRAINT pk_question_settings PRIMARY KEY (question_id)
);
CREATE TABLE path_gauges (
	id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	interview_id INTEGER,
	resources INTEGER CONSTRAINT ck_path_gauges_resources CHECK (resources BETWEEN 1 AND 5),
	liking INTEGER CONSTRAINT ck_path_gauges_liking CHECK (liking BETWEEN 1 AND 5),
	confidence INTEGER CONSTRAINT ck_path_gauges_confidence CHECK (confidence BETWEEN 1 AND 5),
	coherence INTEGER CONSTRAINT ck_path_gauges_coherence CHECK (coherence BETWEEN 1 AND 5),
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_path_gauges PRIMARY KEY (id),
	CONSTRAINT fk_path_gauges_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT fk_path_gauges_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE SET NULL
);
CREATE TABLE organizations (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	industry_id INTEGER, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_organizations PRIMARY KEY (id),
	CONSTRAINT fk_organizations_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE SET NULL
);
CREATE TABLE findings (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	organization_id INTEGER,
	industry_id INTEGER,
	path_id INTEGER, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_findings PRIMARY KEY (id),
	CONSTRAINT ck_findings_one_subject CHECK ((contact_id IS NOT NULL) + (organization_id IS NOT NULL)
		+ (industry_id IS NOT NULL) + (path_id IS NOT NULL) = 1),
	CONSTRAINT fk_findings_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT ck_findings_kind CHECK (kind IN ('finding', 'common_ground', 'warm_way')),
	CONSTRAINT fk_findings_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_findings_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE CASCADE,
	CONSTRAINT fk_findings_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE
);
CREATE TABLE hypotheses (
	id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	contact_id INTEGER,
	path_id INTEGER,
	organization_id INTEGER,
	created_at VARCHAR(24) NOT NULL,
	own_verdict VARCHAR(24) CONSTRAINT ck_hypotheses_own_verdict
		CHECK (own_verdict IN ('confirmed', 'refined', 'refuted')),
	industry_id INTEGER,
	origin VARCHAR(24), uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_hypotheses PRIMARY KEY (id),
	CONSTRAINT fk_hypotheses_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE SET NULL,
	CONSTRAINT ck_hypotheses_origin CHECK (origin IN ('reading', 'talk', 'stereotype'))
);
CREATE VIEW search_documents AS
	SELECT (id & 1099511627775 | 1099511627776) AS id, name || char(10) || title || char(10) || how_met || char(10) || why || char(10) || email || char(10) || phone || char(10) || profile_url || char(10) || location AS text FROM contacts
	UNION ALL SELECT (id & 1099511627775 | 2199023255552) AS id, name || char(10) || why AS text FROM organizations
	UNION ALL SELECT (id & 1099511627775 | 3298534883328) AS id, name || char(10) || why || char(10) || introduction AS text FROM paths
	UNION ALL SELECT (id & 1099511627775 | 4398046511104) AS id, text || char(10) || source AS text FROM findings
	UNION ALL SELECT (id & 1099511627775 | 5497558138880) AS id, text AS text FROM hypotheses
	UNION ALL SELECT (id & 1099511627775 | 6597069766656) AS id, text || char(10) || source AS text FROM offerings
	UNION ALL SELECT (id & 1099511627775 | 7696581394432) AS id, text AS text FROM planned_questions
	UNION ALL SELECT (id & 1099511627775 | 8796093022208) AS id, text AS text FROM notes
	UNION ALL SELECT (id & 1099511627775 | 9895604649984) AS id, learned || char(10) || want_to_know || char(10) || next_steps AS text FROM interviews
	UNION ALL SELECT (id & 1099511627775 | 10995116277760) AS id, subject || char(10) || body AS text FROM messages
	UNION ALL SELECT (id & 1099511627775 | 12094627905536) AS id, text AS text FROM actions
	UNION ALL SELECT (id & 1099511627775 | 13194139533312) AS id, text AS text FROM outcomes
	UNION ALL SELECT (id & 1099511627775 | 14293651161088) AS id, reason AS text FROM verdicts
	UNION ALL SELECT (id & 1099511627775 | 15393162788864) AS id, text AS text FROM fit_points
	UNION ALL SELECT (id & 1099511627775 | 16492674416640) AS id, name || char(10) || why AS text FROM industries
	UNION ALL SELECT (id & 1099511627775 | 17592186044416) AS id, note AS text FROM asks;
CREATE TABLE calendar_entries (
	interview_id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	sequence INTEGER NOT NULL,
	fingerprint VARCHAR NOT NULL,
	CONSTRAINT pk_calendar_entries PRIMARY KEY (interview_id)
);
CREATE TABLE dialog_drafts (
	place VARCHAR NOT NULL,
	instance VARCHAR NOT NULL,
	contact_id INTEGER,
	screen VARCHAR NOT NULL,
	opener VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	texts VARCHAR NOT NULL,
	changed_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_dialog_drafts PRIMARY KEY (place, instance),
	CONSTRAINT fk_dialog_drafts_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
);
CREATE TABLE deleted_contacts (
	id INTEGER NOT NULL,
	names JSON DEFAULT '[]' NOT NULL,
	changes VARCHAR NOT NULL,
	deleted_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_deleted_contacts PRIMARY KEY (id)
);
CREATE TABLE contact_methods (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	value VARCHAR NOT NULL,
	label VARCHAR DEFAULT '' NOT NULL,
	created_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_contact_methods PRIMARY KEY (id),
	CONSTRAINT fk_contact_methods_contact_id_contacts FOREIGN KEY(contact_id)
	REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT ck_contact_methods_kind CHECK (kind IN ('email', 'phone', 'profile'))
);
CREATE TABLE distinct_contacts (
	first_id INTEGER NOT NULL,
	second_id INTEGER NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_distinct_contacts PRIMARY KEY (first_id, second_id),
	CONSTRAINT ck_distinct_contacts_in_order CHECK (first_id < second_id),
	CONSTRAINT fk_distinct_contacts_first_id_contacts FOREIGN KEY(first_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_distinct_contacts_second_id_contacts FOREIGN KEY(second_id) REFERENCES contacts (id) ON DELETE CASCADE
);
CREATE TABLE import_mappings (
	id INTEGER NOT NULL,
	header VARCHAR NOT NULL,
	fields JSON DEFAULT '[]' NOT NULL,
	updated_at VARCHAR(24) NOT NULL, uuid VARCHAR(36) DEFAULT '' NOT NULL,
	CONSTRAINT pk_import_mappings PRIMARY KEY (id)
);
CREATE TABLE field_changes (
	row_key VARCHAR NOT NULL,
	field VARCHAR NOT NULL,
	at INTEGER NOT NULL,
	CONSTRAINT pk_field_changes PRIMARY KEY (row_key, field, at)
)
 WITHOUT ROWID;
CREATE TABLE deleted_rows (
	row_key VARCHAR NOT NULL,
	at INTEGER NOT NULL,
	is_forgotten BOOLEAN NOT NULL,
	replaced_by VARCHAR NOT NULL,
	CONSTRAINT pk_deleted_rows PRIMARY KEY (row_key)
)
 WITHOUT ROWID;
CREATE TABLE copy_state (
	name VARCHAR NOT NULL,
	value INTEGER NOT NULL,
	CONSTRAINT pk_copy_state PRIMARY KEY (name)
);
CREATE TABLE merges (
	id INTEGER NOT NULL,
	at VARCHAR(24) NOT NULL,
	label VARCHAR NOT NULL,
	report VARCHAR NOT NULL,
	changes VARCHAR NOT NULL,
	CONSTRAINT pk_merges PRIMARY KEY (id)
);
CREATE VIEW field_updates AS SELECT row_key, field FROM field_changes;
CREATE INDEX ix_events_contact_id_at ON events (contact_id, at);
CREATE INDEX ix_events_kind_at ON events (kind, at);
CREATE UNIQUE INDEX uq_paths_name ON paths (name COLLATE NOCASE);
CREATE INDEX ix_contact_paths_path_id ON contact_paths (path_id);
CREATE INDEX ix_interviews_contact_id ON interviews (contact_id);
CREATE INDEX ix_interviews_state_starts_at ON interviews (state, starts_at);
CREATE INDEX ix_offerings_contact_id ON offerings (contact_id);
CREATE INDEX ix_verdicts_interview_id ON verdicts (interview_id);
CREATE UNIQUE INDEX uq_verdicts_hypothesis_id_interview_id ON verdicts (hypothesis_id, interview_id);
CREATE INDEX ix_notes_question_id ON notes (question_id);
CREATE INDEX ix_notes_referred_contact_id ON notes (referred_contact_id);
CREATE UNIQUE INDEX uq_tags_name ON tags (name COLLATE NOCASE);
CREATE INDEX ix_contact_tags_tag_id ON contact_tags (tag_id);
CREATE UNIQUE INDEX uq_views_name ON views (name COLLATE NOCASE);
CREATE INDEX ix_outcomes_interview_id ON outcomes (interview_id);
CREATE INDEX ix_planned_questions_interview_id_position ON planned_questions (interview_id, position);
CREATE INDEX ix_notes_interview_id_position ON notes (interview_id, position);
CREATE INDEX ix_contacts_email ON contacts (email) WHERE email <> '';
CREATE INDEX ix_contacts_organization_id ON contacts (organization_id);
CREATE INDEX ix_contacts_referrer_id ON contacts (referrer_id);
CREATE UNIQUE INDEX uq_contacts_profile_url ON contacts (profile_url) WHERE profile_url <> '';
CREATE INDEX ix_ratings_path_id ON ratings (path_id);
CREATE UNIQUE INDEX uq_ratings_interview_id_path_id_topic ON ratings (interview_id, path_id, topic);
CREATE INDEX ix_messages_contact_id ON messages (contact_id);
CREATE INDEX ix_messages_interview_id ON messages (interview_id);
CREATE INDEX ix_actions_contact_id ON actions (contact_id);
CREATE INDEX ix_actions_interview_id ON actions (interview_id);
CREATE INDEX ix_actions_note_id ON actions (note_id);
CREATE INDEX ix_actions_open_due_at ON actions (due_at) WHERE done_at IS NULL AND dismissed_at IS NULL;
CREATE INDEX ix_fit_points_path_id ON fit_points (path_id);
CREATE INDEX ix_fit_points_note_id ON fit_points (note_id);
CREATE INDEX ix_actions_open_due_on ON actions (due_on) WHERE done_at IS NULL AND dismissed_at IS NULL;
CREATE INDEX ix_contacts_board ON contacts (stage, manual_position IS NULL, manual_position, sort_name);
CREATE INDEX ix_offers_contact_id ON offers (contact_id);
CREATE INDEX ix_offers_message_id ON offers (message_id);
CREATE INDEX ix_offers_state_starts_at ON offers (state, starts_at);
CREATE INDEX ix_trip_blocks_trip_id ON trip_blocks (trip_id);
CREATE INDEX ix_trip_meetings_contact_id ON trip_meetings (contact_id);
CREATE INDEX ix_trip_meetings_message_id ON trip_meetings (message_id);
CREATE INDEX ix_trip_meetings_interview_id ON trip_meetings (interview_id);
CREATE UNIQUE INDEX uq_trip_meetings_trip_id_contact_id ON trip_meetings (trip_id, contact_id);
CREATE UNIQUE INDEX uq_industries_name ON industries (name COLLATE NOCASE);
CREATE INDEX ix_organizations_industry_id ON organizations (industry_id);
CREATE UNIQUE INDEX uq_organizations_name ON organizations (name COLLATE NOCASE);
CREATE INDEX ix_findings_contact_id ON findings (contact_id);
CREATE INDEX ix_findings_industry_id ON findings (industry_id);
CREATE INDEX ix_findings_organization_id ON findings (organization_id);
CREATE INDEX ix_findings_path_id ON findings (path_id);
CREATE INDEX ix_hypotheses_contact_id ON hypotheses (contact_id);
CREATE INDEX ix_hypotheses_industry_id ON hypotheses (industry_id);
CREATE INDEX ix_hypotheses_organization_id ON hypotheses (organization_id);
CREATE INDEX ix_hypotheses_path_id ON hypotheses (path_id);
CREATE UNIQUE INDEX uq_research_drafts_contact_id_instance ON research_drafts (contact_id, instance);
CREATE UNIQUE INDEX uq_research_drafts_industry_id_instance ON research_drafts (industry_id, instance);
CREATE UNIQUE INDEX uq_research_drafts_organization_id_instance ON research_drafts (organization_id, instance);
CREATE UNIQUE INDEX uq_research_drafts_path_id_instance ON research_drafts (path_id, instance);
CREATE INDEX ix_affiliations_contact_id ON affiliations (contact_id);
CREATE INDEX ix_affiliations_organization_id ON affiliations (organization_id);
CREATE INDEX ix_asks_contact_id ON asks (contact_id);
CREATE INDEX ix_asks_found_contact_id ON asks (found_contact_id);
CREATE INDEX ix_asks_message_id ON asks (message_id);
CREATE INDEX ix_asks_organization_id ON asks (organization_id);
CREATE INDEX ix_path_gauges_interview_id ON path_gauges (interview_id);
CREATE INDEX ix_path_gauges_path_id ON path_gauges (path_id);
CREATE INDEX ix_dialog_drafts_contact_id ON dialog_drafts (contact_id);
CREATE INDEX ix_deleted_contacts_deleted_at ON deleted_contacts (deleted_at);
CREATE INDEX ix_contact_methods_contact_id ON contact_methods (contact_id);
CREATE INDEX ix_contact_methods_kind_value ON contact_methods (kind, value);
CREATE INDEX ix_distinct_contacts_second_id ON distinct_contacts (second_id);
CREATE UNIQUE INDEX uq_import_mappings_header ON import_mappings (header);
CREATE TRIGGER search_contacts_insert AFTER INSERT ON contacts
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 1099511627776), new.name || char(10) || new.title || char(10) || new.how_met || char(10) || new.why || char(10) || new.email || char(10) || new.phone || char(10) || new.profile_url || char(10) || new.location); END;
CREATE TRIGGER search_contacts_delete AFTER DELETE ON contacts
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 1099511627776), old.name || char(10) || old.title || char(10) || old.how_met || char(10) || old.why || char(10) || old.email || char(10) || old.phone || char(10) || old.profile_url || char(10) || old.location); END;
CREATE TRIGGER search_contacts_update AFTER UPDATE OF name, title, how_met, why, email, phone, profile_url, location ON contacts
	WHEN old.name || char(10) || old.title || char(10) || old.how_met || char(10) || old.why || char(10) || old.email || char(10) || old.phone || char(10) || old.profile_url || char(10) || old.location IS NOT new.name || char(10) || new.title || char(10) || new.how_met || char(10) || new.why || char(10) || new.email || char(10) || new.phone || char(10) || new.profile_url || char(10) || new.location
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 1099511627776), old.name || char(10) || old.title || char(10) || old.how_met || char(10) || old.why || char(10) || old.email || char(10) || old.phone || char(10) || old.profile_url || char(10) || old.location); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 1099511627776), new.name || char(10) || new.title || char(10) || new.how_met || char(10) || new.why || char(10) || new.email || char(10) || new.phone || char(10) || new.profile_url || char(10) || new.location); END;
CREATE TRIGGER search_offerings_insert AFTER INSERT ON offerings
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 6597069766656), new.text || char(10) || new.source); END;
CREATE TRIGGER search_offerings_delete AFTER DELETE ON offerings
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 6597069766656), old.text || char(10) || old.source); END;
CREATE TRIGGER search_offerings_update AFTER UPDATE OF text, source ON offerings
	WHEN old.text || char(10) || old.source IS NOT new.text || char(10) || new.source
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 6597069766656), old.text || char(10) || old.source); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 6597069766656), new.text || char(10) || new.source); END;
CREATE TRIGGER search_planned_questions_insert AFTER INSERT ON planned_questions
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 7696581394432), new.text); END;
CREATE TRIGGER search_planned_questions_delete AFTER DELETE ON planned_questions
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 7696581394432), old.text); END;
CREATE TRIGGER search_planned_questions_update AFTER UPDATE OF text ON planned_questions
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 7696581394432), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 7696581394432), new.text); END;
CREATE TRIGGER search_notes_insert AFTER INSERT ON notes
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 8796093022208), new.text); END;
CREATE TRIGGER search_notes_delete AFTER DELETE ON notes
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 8796093022208), old.text); END;
CREATE TRIGGER search_notes_update AFTER UPDATE OF text ON notes
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 8796093022208), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 8796093022208), new.text); END;
CREATE TRIGGER search_interviews_insert AFTER INSERT ON interviews
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 9895604649984), new.learned || char(10) || new.want_to_know || char(10) || new.next_steps); END;
CREATE TRIGGER search_interviews_delete AFTER DELETE ON interviews
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 9895604649984), old.learned || char(10) || old.want_to_know || char(10) || old.next_steps); END;
CREATE TRIGGER search_interviews_update AFTER UPDATE OF learned, want_to_know, next_steps ON interviews
	WHEN old.learned || char(10) || old.want_to_know || char(10) || old.next_steps IS NOT new.learned || char(10) || new.want_to_know || char(10) || new.next_steps
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 9895604649984), old.learned || char(10) || old.want_to_know || char(10) || old.next_steps); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 9895604649984), new.learned || char(10) || new.want_to_know || char(10) || new.next_steps); END;
CREATE TRIGGER search_messages_insert AFTER INSERT ON messages
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 10995116277760), new.subject || char(10) || new.body); END;
CREATE TRIGGER search_messages_delete AFTER DELETE ON messages
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 10995116277760), old.subject || char(10) || old.body); END;
CREATE TRIGGER search_messages_update AFTER UPDATE OF subject, body ON messages
	WHEN old.subject || char(10) || old.body IS NOT new.subject || char(10) || new.body
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 10995116277760), old.subject || char(10) || old.body); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 10995116277760), new.subject || char(10) || new.body); END;
CREATE TRIGGER search_actions_insert AFTER INSERT ON actions
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 12094627905536), new.text); END;
CREATE TRIGGER search_actions_delete AFTER DELETE ON actions
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 12094627905536), old.text); END;
CREATE TRIGGER search_actions_update AFTER UPDATE OF text ON actions
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 12094627905536), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 12094627905536), new.text); END;
CREATE TRIGGER search_outcomes_insert AFTER INSERT ON outcomes
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 13194139533312), new.text); END;
CREATE TRIGGER search_outcomes_delete AFTER DELETE ON outcomes
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 13194139533312), old.text); END;
CREATE TRIGGER search_outcomes_update AFTER UPDATE OF text ON outcomes
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 13194139533312), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 13194139533312), new.text); END;
CREATE TRIGGER search_verdicts_insert AFTER INSERT ON verdicts
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 14293651161088), new.reason); END;
CREATE TRIGGER search_verdicts_delete AFTER DELETE ON verdicts
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 14293651161088), old.reason); END;
CREATE TRIGGER search_verdicts_update AFTER UPDATE OF reason ON verdicts
	WHEN old.reason IS NOT new.reason
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 14293651161088), old.reason); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 14293651161088), new.reason); END;
CREATE TRIGGER search_fit_points_insert AFTER INSERT ON fit_points
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 15393162788864), new.text); END;
CREATE TRIGGER search_fit_points_delete AFTER DELETE ON fit_points
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 15393162788864), old.text); END;
CREATE TRIGGER search_fit_points_update AFTER UPDATE OF text ON fit_points
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 15393162788864), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 15393162788864), new.text); END;
CREATE TRIGGER search_organizations_insert AFTER INSERT ON organizations
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 2199023255552), new.name || char(10) || new.why); END;
CREATE TRIGGER search_organizations_delete AFTER DELETE ON organizations
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 2199023255552), old.name || char(10) || old.why); END;
CREATE TRIGGER search_organizations_update AFTER UPDATE OF name, why ON organizations
	WHEN old.name || char(10) || old.why IS NOT new.name || char(10) || new.why
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 2199023255552), old.name || char(10) || old.why); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 2199023255552), new.name || char(10) || new.why); END;
CREATE TRIGGER search_paths_insert AFTER INSERT ON paths
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 3298534883328), new.name || char(10) || new.why || char(10) || new.introduction); END;
CREATE TRIGGER search_paths_delete AFTER DELETE ON paths
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 3298534883328), old.name || char(10) || old.why || char(10) || old.introduction); END;
CREATE TRIGGER search_paths_update AFTER UPDATE OF name, why, introduction ON paths
	WHEN old.name || char(10) || old.why || char(10) || old.introduction IS NOT new.name || char(10) || new.why || char(10) || new.introduction
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 3298534883328), old.name || char(10) || old.why || char(10) || old.introduction); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 3298534883328), new.name || char(10) || new.why || char(10) || new.introduction); END;
CREATE TRIGGER search_findings_insert AFTER INSERT ON findings
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 4398046511104), new.text || char(10) || new.source); END;
CREATE TRIGGER search_findings_delete AFTER DELETE ON findings
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 4398046511104), old.text || char(10) || old.source); END;
CREATE TRIGGER search_findings_update AFTER UPDATE OF text, source ON findings
	WHEN old.text || char(10) || old.source IS NOT new.text || char(10) || new.source
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 4398046511104), old.text || char(10) || old.source); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 4398046511104), new.text || char(10) || new.source); END;
CREATE TRIGGER search_hypotheses_insert AFTER INSERT ON hypotheses
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 5497558138880), new.text); END;
CREATE TRIGGER search_hypotheses_delete AFTER DELETE ON hypotheses
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 5497558138880), old.text); END;
CREATE TRIGGER search_hypotheses_update AFTER UPDATE OF text ON hypotheses
	WHEN old.text IS NOT new.text
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 5497558138880), old.text); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 5497558138880), new.text); END;
CREATE TRIGGER search_industries_insert AFTER INSERT ON industries
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 16492674416640), new.name || char(10) || new.why); END;
CREATE TRIGGER search_industries_delete AFTER DELETE ON industries
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 16492674416640), old.name || char(10) || old.why); END;
CREATE TRIGGER search_industries_update AFTER UPDATE OF name, why ON industries
	WHEN old.name || char(10) || old.why IS NOT new.name || char(10) || new.why
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 16492674416640), old.name || char(10) || old.why); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 16492674416640), new.name || char(10) || new.why); END;
CREATE TRIGGER search_asks_insert AFTER INSERT ON asks
BEGIN
	INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 17592186044416), new.note); END;
CREATE TRIGGER search_asks_delete AFTER DELETE ON asks
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 17592186044416), old.note); END;
CREATE TRIGGER search_asks_update AFTER UPDATE OF note ON asks
	WHEN old.note IS NOT new.note
BEGIN
	INSERT INTO search_texts (search_texts, rowid, text)
		VALUES ('delete', (old.id & 1099511627775 | 17592186044416), old.note); INSERT INTO search_texts (rowid, text)
		VALUES ((new.id & 1099511627775 | 17592186044416), new.note); END;
CREATE TRIGGER field_updates_insert INSTEAD OF INSERT ON field_updates
	WHEN new.row_key <> '' AND NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO field_changes (row_key, field, at) SELECT new.row_key, new.field, max(CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), coalesce(
		(SELECT max(at) + 1 FROM field_changes WHERE row_key = new.row_key AND field = new.field), 0)); DELETE FROM field_changes WHERE row_key = new.row_key AND field = new.field
		AND at > CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) - 60000 AND at > coalesce((SELECT value FROM copy_state WHERE name = 'exchanged_at'), 0)
		AND at < (SELECT max(at) FROM field_changes WHERE row_key = new.row_key AND field = new.field); END;
CREATE TRIGGER copies_contacts_update AFTER UPDATE ON contacts
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'title' WHERE old."title" IS NOT new."title"
	UNION ALL SELECT new.uuid, 'organization_id' WHERE old."organization_id" IS NOT new."organization_id"
	UNION ALL SELECT new.uuid, 'stage' WHERE old."stage" IS NOT new."stage"
	UNION ALL SELECT new.uuid, 'stage_since' WHERE old."stage_since" IS NOT new."stage_since"
	UNION ALL SELECT new.uuid, 'manual_position' WHERE old."manual_position" IS NOT new."manual_position"
	UNION ALL SELECT new.uuid, 'relationship' WHERE old."relationship" IS NOT new."relationship"
	UNION ALL SELECT new.uuid, 'how_met' WHERE old."how_met" IS NOT new."how_met"
	UNION ALL SELECT new.uuid, 'why' WHERE old."why" IS NOT new."why"
	UNION ALL SELECT new.uuid, 'referrer_id' WHERE old."referrer_id" IS NOT new."referrer_id"
	UNION ALL SELECT new.uuid, 'email' WHERE old."email" IS NOT new."email"
	UNION ALL SELECT new.uuid, 'phone' WHERE old."phone" IS NOT new."phone"
	UNION ALL SELECT new.uuid, 'profile_url' WHERE old."profile_url" IS NOT new."profile_url"
	UNION ALL SELECT new.uuid, 'location' WHERE old."location" IS NOT new."location"
	UNION ALL SELECT new.uuid, 'channel' WHERE old."channel" IS NOT new."channel"
	UNION ALL SELECT new.uuid, 'connected_on' WHERE old."connected_on" IS NOT new."connected_on"
	UNION ALL SELECT new.uuid, 'last_contact_at' WHERE old."last_contact_at" IS NOT new."last_contact_at"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'updated_at' WHERE old."updated_at" IS NOT new."updated_at"
	UNION ALL SELECT new.uuid, 'seniority' WHERE old."seniority" IS NOT new."seniority"
	UNION ALL SELECT new.uuid, 'decides_on_hiring' WHERE old."decides_on_hiring" IS NOT new."decides_on_hiring"
	UNION ALL SELECT new.uuid, 'stay_in_touch_months' WHERE old."stay_in_touch_months" IS NOT new."stay_in_touch_months"
	UNION ALL SELECT new.uuid, 'not_before' WHERE old."not_before" IS NOT new."not_before"
	UNION ALL SELECT new.uuid, 'timezone' WHERE old."timezone" IS NOT new."timezone"
	UNION ALL SELECT new.uuid, 'last_contact_from' WHERE old."last_contact_from" IS NOT new."last_contact_from"
	UNION ALL SELECT new.uuid, 'last_contact_on' WHERE old."last_contact_on" IS NOT new."last_contact_on"; END;
CREATE TRIGGER copies_contacts_delete AFTER DELETE ON contacts
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_industries_update AFTER UPDATE ON industries
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'why' WHERE old."why" IS NOT new."why"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_industries_delete AFTER DELETE ON industries
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_organizations_update AFTER UPDATE ON organizations
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'why' WHERE old."why" IS NOT new."why"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'industry_id' WHERE old."industry_id" IS NOT new."industry_id"; END;
CREATE TRIGGER copies_organizations_delete AFTER DELETE ON organizations
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_paths_update AFTER UPDATE ON paths
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'why' WHERE old."why" IS NOT new."why"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'introduction' WHERE old."introduction" IS NOT new."introduction"; END;
CREATE TRIGGER copies_paths_delete AFTER DELETE ON paths
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_tags_update AFTER UPDATE ON tags
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'stay_in_touch_months' WHERE old."stay_in_touch_months" IS NOT new."stay_in_touch_months"; END;
CREATE TRIGGER copies_tags_delete AFTER DELETE ON tags
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_views_update AFTER UPDATE ON views
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT new.uuid, 'query' WHERE old."query" IS NOT new."query"
	UNION ALL SELECT new.uuid, 'sort' WHERE old."sort" IS NOT new."sort"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_views_delete AFTER DELETE ON views
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_interviews_update AFTER UPDATE ON interviews
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'starts_at' WHERE old."starts_at" IS NOT new."starts_at"
	UNION ALL SELECT new.uuid, 'minutes' WHERE old."minutes" IS NOT new."minutes"
	UNION ALL SELECT new.uuid, 'medium' WHERE old."medium" IS NOT new."medium"
	UNION ALL SELECT new.uuid, 'started_at' WHERE old."started_at" IS NOT new."started_at"
	UNION ALL SELECT new.uuid, 'extra_minutes' WHERE old."extra_minutes" IS NOT new."extra_minutes"
	UNION ALL SELECT new.uuid, 'ended_at' WHERE old."ended_at" IS NOT new."ended_at"
	UNION ALL SELECT new.uuid, 'current_question_id' WHERE old."current_question_id" IS NOT new."current_question_id"
	UNION ALL SELECT new.uuid, 'learned' WHERE old."learned" IS NOT new."learned"
	UNION ALL SELECT new.uuid, 'want_to_know' WHERE old."want_to_know" IS NOT new."want_to_know"
	UNION ALL SELECT new.uuid, 'next_steps' WHERE old."next_steps" IS NOT new."next_steps"
	UNION ALL SELECT new.uuid, 'debriefed_at' WHERE old."debriefed_at" IS NOT new."debriefed_at"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'elapsed_seconds' WHERE old."elapsed_seconds" IS NOT new."elapsed_seconds"
	UNION ALL SELECT new.uuid, 'clock_started_at' WHERE old."clock_started_at" IS NOT new."clock_started_at"
	UNION ALL SELECT new.uuid, 'off_record' WHERE old."off_record" IS NOT new."off_record"
	UNION ALL SELECT new.uuid, 'question_started_seconds' WHERE old."question_started_seconds" IS NOT new."question_started_seconds"
	UNION ALL SELECT new.uuid, 'energy_before' WHERE old."energy_before" IS NOT new."energy_before"
	UNION ALL SELECT new.uuid, 'energy_after' WHERE old."energy_after" IS NOT new."energy_after"
	UNION ALL SELECT new.uuid, 'skipped_sections' WHERE old."skipped_sections" IS NOT new."skipped_sections"
	UNION ALL SELECT new.uuid, 'place' WHERE old."place" IS NOT new."place"
	UNION ALL SELECT new.uuid, 'link' WHERE old."link" IS NOT new."link"
	UNION ALL SELECT new.uuid, 'phone' WHERE old."phone" IS NOT new."phone"
	UNION ALL SELECT new.uuid, 'timezone' WHERE old."timezone" IS NOT new."timezone"
	UNION ALL SELECT new.uuid, 'wall_time' WHERE old."wall_time" IS NOT new."wall_time"
	UNION ALL SELECT new.uuid, 'bring' WHERE old."bring" IS NOT new."bring"; END;
CREATE TRIGGER copies_interviews_delete AFTER DELETE ON interviews
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_planned_questions_update AFTER UPDATE ON planned_questions
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'position' WHERE old."position" IS NOT new."position"
	UNION ALL SELECT new.uuid, 'bank_id' WHERE old."bank_id" IS NOT new."bank_id"
	UNION ALL SELECT new.uuid, 'topic' WHERE old."topic" IS NOT new."topic"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'probes' WHERE old."probes" IS NOT new."probes"
	UNION ALL SELECT new.uuid, 'minutes' WHERE old."minutes" IS NOT new."minutes"
	UNION ALL SELECT new.uuid, 'must_ask' WHERE old."must_ask" IS NOT new."must_ask"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'spent_seconds' WHERE old."spent_seconds" IS NOT new."spent_seconds"
	UNION ALL SELECT new.uuid, 'reason' WHERE old."reason" IS NOT new."reason"
	UNION ALL SELECT new.uuid, 'is_locked' WHERE old."is_locked" IS NOT new."is_locked"; END;
CREATE TRIGGER copies_planned_questions_delete AFTER DELETE ON planned_questions
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_notes_update AFTER UPDATE ON notes
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'question_id' WHERE old."question_id" IS NOT new."question_id"
	UNION ALL SELECT new.uuid, 'position' WHERE old."position" IS NOT new."position"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'starred' WHERE old."starred" IS NOT new."starred"
	UNION ALL SELECT new.uuid, 'seconds' WHERE old."seconds" IS NOT new."seconds"
	UNION ALL SELECT new.uuid, 'referred_contact_id' WHERE old."referred_contact_id" IS NOT new."referred_contact_id"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'written_at' WHERE old."written_at" IS NOT new."written_at"; END;
CREATE TRIGGER copies_notes_delete AFTER DELETE ON notes
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_offerings_update AFTER UPDATE ON offerings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'source' WHERE old."source" IS NOT new."source"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_offerings_delete AFTER DELETE ON offerings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_findings_update AFTER UPDATE ON findings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'source' WHERE old."source" IS NOT new."source"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'organization_id' WHERE old."organization_id" IS NOT new."organization_id"
	UNION ALL SELECT new.uuid, 'industry_id' WHERE old."industry_id" IS NOT new."industry_id"
	UNION ALL SELECT new.uuid, 'path_id' WHERE old."path_id" IS NOT new."path_id"; END;
CREATE TRIGGER copies_findings_delete AFTER DELETE ON findings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_hypotheses_update AFTER UPDATE ON hypotheses
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'path_id' WHERE old."path_id" IS NOT new."path_id"
	UNION ALL SELECT new.uuid, 'organization_id' WHERE old."organization_id" IS NOT new."organization_id"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'own_verdict' WHERE old."own_verdict" IS NOT new."own_verdict"
	UNION ALL SELECT new.uuid, 'industry_id' WHERE old."industry_id" IS NOT new."industry_id"
	UNION ALL SELECT new.uuid, 'origin' WHERE old."origin" IS NOT new."origin"; END;
CREATE TRIGGER copies_hypotheses_delete AFTER DELETE ON hypotheses
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_verdicts_update AFTER UPDATE ON verdicts
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'hypothesis_id' WHERE old."hypothesis_id" IS NOT new."hypothesis_id"
	UNION ALL SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'verdict' WHERE old."verdict" IS NOT new."verdict"
	UNION ALL SELECT new.uuid, 'reason' WHERE old."reason" IS NOT new."reason"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'note_id' WHERE old."note_id" IS NOT new."note_id"; END;
CREATE TRIGGER copies_verdicts_delete AFTER DELETE ON verdicts
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_outcomes_update AFTER UPDATE ON outcomes
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_outcomes_delete AFTER DELETE ON outcomes
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_ratings_update AFTER UPDATE ON ratings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'path_id' WHERE old."path_id" IS NOT new."path_id"
	UNION ALL SELECT new.uuid, 'topic' WHERE old."topic" IS NOT new."topic"
	UNION ALL SELECT new.uuid, 'score' WHERE old."score" IS NOT new."score"
	UNION ALL SELECT new.uuid, 'confidence' WHERE old."confidence" IS NOT new."confidence"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_ratings_delete AFTER DELETE ON ratings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_messages_update AFTER UPDATE ON messages
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'channel' WHERE old."channel" IS NOT new."channel"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'subject' WHERE old."subject" IS NOT new."subject"
	UNION ALL SELECT new.uuid, 'body' WHERE old."body" IS NOT new."body"
	UNION ALL SELECT new.uuid, 'sent_at' WHERE old."sent_at" IS NOT new."sent_at"
	UNION ALL SELECT new.uuid, 'answered_at' WHERE old."answered_at" IS NOT new."answered_at"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'updated_at' WHERE old."updated_at" IS NOT new."updated_at"
	UNION ALL SELECT new.uuid, 'template_id' WHERE old."template_id" IS NOT new."template_id"
	UNION ALL SELECT new.uuid, 'target' WHERE old."target" IS NOT new."target"
	UNION ALL SELECT new.uuid, 'resume' WHERE old."resume" IS NOT new."resume"
	UNION ALL SELECT new.uuid, 'answer' WHERE old."answer" IS NOT new."answer"
	UNION ALL SELECT new.uuid, 'extras' WHERE old."extras" IS NOT new."extras"
	UNION ALL SELECT new.uuid, 'sent_on' WHERE old."sent_on" IS NOT new."sent_on"; END;
CREATE TRIGGER copies_messages_delete AFTER DELETE ON messages
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_actions_update AFTER UPDATE ON actions
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'note_id' WHERE old."note_id" IS NOT new."note_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'due_at' WHERE old."due_at" IS NOT new."due_at"
	UNION ALL SELECT new.uuid, 'late_at' WHERE old."late_at" IS NOT new."late_at"
	UNION ALL SELECT new.uuid, 'done_at' WHERE old."done_at" IS NOT new."done_at"
	UNION ALL SELECT new.uuid, 'dismissed_at' WHERE old."dismissed_at" IS NOT new."dismissed_at"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'due_on' WHERE old."due_on" IS NOT new."due_on"; END;
CREATE TRIGGER copies_actions_delete AFTER DELETE ON actions
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_fit_points_update AFTER UPDATE ON fit_points
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'path_id' WHERE old."path_id" IS NOT new."path_id"
	UNION ALL SELECT new.uuid, 'aspect' WHERE old."aspect" IS NOT new."aspect"
	UNION ALL SELECT new.uuid, 'side' WHERE old."side" IS NOT new."side"
	UNION ALL SELECT new.uuid, 'text' WHERE old."text" IS NOT new."text"
	UNION ALL SELECT new.uuid, 'note_id' WHERE old."note_id" IS NOT new."note_id"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_fit_points_delete AFTER DELETE ON fit_points
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_path_gauges_update AFTER UPDATE ON path_gauges
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'path_id' WHERE old."path_id" IS NOT new."path_id"
	UNION ALL SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"
	UNION ALL SELECT new.uuid, 'resources' WHERE old."resources" IS NOT new."resources"
	UNION ALL SELECT new.uuid, 'liking' WHERE old."liking" IS NOT new."liking"
	UNION ALL SELECT new.uuid, 'confidence' WHERE old."confidence" IS NOT new."confidence"
	UNION ALL SELECT new.uuid, 'coherence' WHERE old."coherence" IS NOT new."coherence"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_path_gauges_delete AFTER DELETE ON path_gauges
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_offers_update AFTER UPDATE ON offers
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'message_id' WHERE old."message_id" IS NOT new."message_id"
	UNION ALL SELECT new.uuid, 'starts_at' WHERE old."starts_at" IS NOT new."starts_at"
	UNION ALL SELECT new.uuid, 'minutes' WHERE old."minutes" IS NOT new."minutes"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'closed_at' WHERE old."closed_at" IS NOT new."closed_at"; END;
CREATE TRIGGER copies_offers_delete AFTER DELETE ON offers
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_trips_update AFTER UPDATE ON trips
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'city' WHERE old."city" IS NOT new."city"
	UNION ALL SELECT new.uuid, 'timezone' WHERE old."timezone" IS NOT new."timezone"
	UNION ALL SELECT new.uuid, 'first_day' WHERE old."first_day" IS NOT new."first_day"
	UNION ALL SELECT new.uuid, 'last_day' WHERE old."last_day" IS NOT new."last_day"
	UNION ALL SELECT new.uuid, 'day_start' WHERE old."day_start" IS NOT new."day_start"
	UNION ALL SELECT new.uuid, 'day_end' WHERE old."day_end" IS NOT new."day_end"
	UNION ALL SELECT new.uuid, 'meetings_per_day' WHERE old."meetings_per_day" IS NOT new."meetings_per_day"
	UNION ALL SELECT new.uuid, 'meeting_minutes' WHERE old."meeting_minutes" IS NOT new."meeting_minutes"
	UNION ALL SELECT new.uuid, 'travel_minutes' WHERE old."travel_minutes" IS NOT new."travel_minutes"
	UNION ALL SELECT new.uuid, 'same_area_minutes' WHERE old."same_area_minutes" IS NOT new."same_area_minutes"
	UNION ALL SELECT new.uuid, 'travel_times' WHERE old."travel_times" IS NOT new."travel_times"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_trips_delete AFTER DELETE ON trips
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_trip_blocks_update AFTER UPDATE ON trip_blocks
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'trip_id' WHERE old."trip_id" IS NOT new."trip_id"
	UNION ALL SELECT new.uuid, 'label' WHERE old."label" IS NOT new."label"
	UNION ALL SELECT new.uuid, 'day' WHERE old."day" IS NOT new."day"
	UNION ALL SELECT new.uuid, 'starts' WHERE old."starts" IS NOT new."starts"
	UNION ALL SELECT new.uuid, 'ends' WHERE old."ends" IS NOT new."ends"; END;
CREATE TRIGGER copies_trip_blocks_delete AFTER DELETE ON trip_blocks
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_trip_meetings_update AFTER UPDATE ON trip_meetings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'trip_id' WHERE old."trip_id" IS NOT new."trip_id"
	UNION ALL SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'minutes' WHERE old."minutes" IS NOT new."minutes"
	UNION ALL SELECT new.uuid, 'area' WHERE old."area" IS NOT new."area"
	UNION ALL SELECT new.uuid, 'address' WHERE old."address" IS NOT new."address"
	UNION ALL SELECT new.uuid, 'availability' WHERE old."availability" IS NOT new."availability"
	UNION ALL SELECT new.uuid, 'starts_at' WHERE old."starts_at" IS NOT new."starts_at"
	UNION ALL SELECT new.uuid, 'is_locked' WHERE old."is_locked" IS NOT new."is_locked"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'message_id' WHERE old."message_id" IS NOT new."message_id"
	UNION ALL SELECT new.uuid, 'interview_id' WHERE old."interview_id" IS NOT new."interview_id"; END;
CREATE TRIGGER copies_trip_meetings_delete AFTER DELETE ON trip_meetings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_affiliations_update AFTER UPDATE ON affiliations
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'organization_id' WHERE old."organization_id" IS NOT new."organization_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'title' WHERE old."title" IS NOT new."title"
	UNION ALL SELECT new.uuid, 'first_year' WHERE old."first_year" IS NOT new."first_year"
	UNION ALL SELECT new.uuid, 'last_year' WHERE old."last_year" IS NOT new."last_year"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_affiliations_delete AFTER DELETE ON affiliations
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_asks_update AFTER UPDATE ON asks
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'organization_id' WHERE old."organization_id" IS NOT new."organization_id"
	UNION ALL SELECT new.uuid, 'state' WHERE old."state" IS NOT new."state"
	UNION ALL SELECT new.uuid, 'note' WHERE old."note" IS NOT new."note"
	UNION ALL SELECT new.uuid, 'found_contact_id' WHERE old."found_contact_id" IS NOT new."found_contact_id"
	UNION ALL SELECT new.uuid, 'message_id' WHERE old."message_id" IS NOT new."message_id"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"
	UNION ALL SELECT new.uuid, 'answered_at' WHERE old."answered_at" IS NOT new."answered_at"; END;
CREATE TRIGGER copies_asks_delete AFTER DELETE ON asks
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_contact_methods_update AFTER UPDATE ON contact_methods
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'contact_id' WHERE old."contact_id" IS NOT new."contact_id"
	UNION ALL SELECT new.uuid, 'kind' WHERE old."kind" IS NOT new."kind"
	UNION ALL SELECT new.uuid, 'value' WHERE old."value" IS NOT new."value"
	UNION ALL SELECT new.uuid, 'label' WHERE old."label" IS NOT new."label"
	UNION ALL SELECT new.uuid, 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_contact_methods_delete AFTER DELETE ON contact_methods
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_import_mappings_update AFTER UPDATE ON import_mappings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT new.uuid, 'header' WHERE old."header" IS NOT new."header"
	UNION ALL SELECT new.uuid, 'fields' WHERE old."fields" IS NOT new."fields"
	UNION ALL SELECT new.uuid, 'updated_at' WHERE old."updated_at" IS NOT new."updated_at"; END;
CREATE TRIGGER copies_import_mappings_delete AFTER DELETE ON import_mappings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT old.uuid AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_profile_update AFTER UPDATE ON profile
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT 'profile', 'name' WHERE old."name" IS NOT new."name"
	UNION ALL SELECT 'profile', 'email' WHERE old."email" IS NOT new."email"
	UNION ALL SELECT 'profile', 'phone' WHERE old."phone" IS NOT new."phone"
	UNION ALL SELECT 'profile', 'introduction' WHERE old."introduction" IS NOT new."introduction"
	UNION ALL SELECT 'profile', 'skills' WHERE old."skills" IS NOT new."skills"
	UNION ALL SELECT 'profile', 'values' WHERE old."values" IS NOT new."values"
	UNION ALL SELECT 'profile', 'interests' WHERE old."interests" IS NOT new."interests"
	UNION ALL SELECT 'profile', 'experience' WHERE old."experience" IS NOT new."experience"
	UNION ALL SELECT 'profile', 'circumstances' WHERE old."circumstances" IS NOT new."circumstances"
	UNION ALL SELECT 'profile', 'updated_at' WHERE old."updated_at" IS NOT new."updated_at"
	UNION ALL SELECT 'profile', 'country' WHERE old."country" IS NOT new."country"
	UNION ALL SELECT 'profile', 'resume_path' WHERE old."resume_path" IS NOT new."resume_path"
	UNION ALL SELECT 'profile', 'explained' WHERE old."explained" IS NOT new."explained"
	UNION ALL SELECT 'profile', 'free_hours' WHERE old."free_hours" IS NOT new."free_hours"
	UNION ALL SELECT 'profile', 'first_run' WHERE old."first_run" IS NOT new."first_run"; END;
CREATE TRIGGER copies_profile_delete AFTER DELETE ON profile
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT 'profile' AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_topic_weights_update AFTER UPDATE ON topic_weights
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT 'topic:' || new.topic, 'weight' WHERE old."weight" IS NOT new."weight"; END;
CREATE TRIGGER copies_topic_weights_delete AFTER DELETE ON topic_weights
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT 'topic:' || old.topic AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_question_settings_update AFTER UPDATE ON question_settings
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT 'question:' || new.question_id, 'is_starred' WHERE old."is_starred" IS NOT new."is_starred"
	UNION ALL SELECT 'question:' || new.question_id, 'is_retired' WHERE old."is_retired" IS NOT new."is_retired"; END;
CREATE TRIGGER copies_question_settings_delete AFTER DELETE ON question_settings
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT 'question:' || old.question_id AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_calendar_entries_update AFTER UPDATE ON calendar_entries
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT 'calendar:' || (SELECT uuid FROM interviews WHERE id = new.interview_id), 'uid' WHERE old."uid" IS NOT new."uid"
	UNION ALL SELECT 'calendar:' || (SELECT uuid FROM interviews WHERE id = new.interview_id), 'sequence' WHERE old."sequence" IS NOT new."sequence"
	UNION ALL SELECT 'calendar:' || (SELECT uuid FROM interviews WHERE id = new.interview_id), 'fingerprint' WHERE old."fingerprint" IS NOT new."fingerprint"; END;
CREATE TRIGGER copies_calendar_entries_delete AFTER DELETE ON calendar_entries
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT 'calendar:' || (SELECT uuid FROM interviews WHERE id = old.interview_id) AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_contact_paths_delete AFTER DELETE ON contact_paths
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT (SELECT uuid FROM contacts WHERE id = old.contact_id) || '/' || (SELECT uuid FROM paths WHERE id = old.path_id) AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_contact_tags_delete AFTER DELETE ON contact_tags
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT (SELECT uuid FROM contacts WHERE id = old.contact_id) || '/' || (SELECT uuid FROM tags WHERE id = old.tag_id) AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END;
CREATE TRIGGER copies_distinct_contacts_update AFTER UPDATE ON distinct_contacts
BEGIN
	INSERT INTO field_updates (row_key, field) SELECT (SELECT min(uuid) || '/' || max(uuid) FROM contacts WHERE id IN (new.first_id, new.second_id)), 'created_at' WHERE old."created_at" IS NOT new."created_at"; END;
CREATE TRIGGER copies_distinct_contacts_delete AFTER DELETE ON distinct_contacts
	WHEN NOT EXISTS (SELECT 1 FROM copy_state WHERE name = 'paused')
BEGIN
	INSERT INTO deleted_rows (row_key, at, is_forgotten, replaced_by)
		SELECT key, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), 0, '' FROM (SELECT (SELECT min(uuid) || '/' || max(uuid) FROM contacts WHERE id IN (old.first_id, old.second_id)) AS key) WHERE key <> ''
		ON CONFLICT (row_key) DO UPDATE SET at = max(at + 1, excluded.at); END
