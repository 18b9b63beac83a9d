CREATE TABLE audit (
    id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    actor_kind VARCHAR NOT NULL,
    actor_id VARCHAR NOT NULL,
    verb VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    details VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_audit_subject ON audit (subject);

CREATE TABLE people (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    handle VARCHAR,
    language VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE positions (
    id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    revised_at DATETIME NOT NULL,
    record VARCHAR NOT NULL,
    PRIMARY KEY (id, revision)
);

CREATE TABLE sign_in_attempts (
    id INTEGER NOT NULL,
    email_digest VARCHAR NOT NULL,
    address VARCHAR,
    at DATETIME NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_sign_in_attempts_address ON sign_in_attempts (address);

CREATE INDEX ix_sign_in_attempts_email_digest ON sign_in_attempts (email_digest);

CREATE TABLE users (
    id VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    roles VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    active BOOLEAN NOT NULL,
    password_hash VARCHAR,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE web_sessions (
    digest VARCHAR NOT NULL,
    actor_kind VARCHAR NOT NULL,
    actor_id VARCHAR NOT NULL,
    language VARCHAR,
    opened_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    ended_at DATETIME,
    PRIMARY KEY (digest)
);

CREATE INDEX ix_web_sessions_actor_id ON web_sessions (actor_id);

CREATE TABLE attempts (
    id VARCHAR NOT NULL,
    form_id VARCHAR NOT NULL,
    form_fingerprint VARCHAR NOT NULL,
    form_structure VARCHAR,
    language VARCHAR NOT NULL,
    seed BIGINT NOT NULL,
    position_id VARCHAR,
    person_id VARCHAR,
    created_at DATETIME NOT NULL,
    acknowledged_at DATETIME,
    notice_version VARCHAR,
    practised_at DATETIME,
    submitted_at DATETIME,
    reference VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES people (id)
);

CREATE INDEX ix_attempts_position_id ON attempts (position_id);

CREATE TABLE one_time_links (
    digest VARCHAR NOT NULL,
    user_id VARCHAR NOT NULL,
    issued_at DATETIME NOT NULL,
    expires_at DATETIME NOT NULL,
    used_at DATETIME,
    PRIMARY KEY (digest),
    FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE INDEX ix_one_time_links_user_id ON one_time_links (user_id);

CREATE TABLE acknowledgements (
    id INTEGER NOT NULL,
    attempt_id VARCHAR NOT NULL,
    notice_version VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_acknowledgements_attempt_id ON acknowledgements (attempt_id);

CREATE TABLE arrangements (
    id VARCHAR NOT NULL,
    attempt_id VARCHAR NOT NULL,
    wishes VARCHAR NOT NULL,
    asked_at DATETIME NOT NULL,
    answer VARCHAR,
    answered_by VARCHAR,
    answered_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_arrangements_attempt_id ON arrangements (attempt_id);

CREATE TABLE block_clocks (
    attempt_id VARCHAR NOT NULL,
    "index" INTEGER NOT NULL,
    started_at DATETIME NOT NULL,
    deadline DATETIME NOT NULL,
    ended_at DATETIME,
    ended_by VARCHAR,
    PRIMARY KEY (attempt_id, "index"),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_block_clocks_deadline ON block_clocks (deadline);

CREATE TABLE cards (
    id VARCHAR NOT NULL,
    rater_id VARCHAR NOT NULL,
    attempt_id VARCHAR NOT NULL,
    task_id VARCHAR NOT NULL,
    place FLOAT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (rater_id, attempt_id, task_id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_cards_attempt_id ON cards (attempt_id);

CREATE INDEX ix_cards_rater_id ON cards (rater_id);

CREATE TABLE decisions (
    id INTEGER NOT NULL,
    attempt_id VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_by_name VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    decided_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_decisions_attempt_id ON decisions (attempt_id);

CREATE TABLE invitations (
    id VARCHAR NOT NULL,
    position_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    attempt_id VARCHAR NOT NULL,
    token_digest VARCHAR NOT NULL,
    extra_time FLOAT NOT NULL,
    expires_at DATETIME NOT NULL,
    issued_at DATETIME NOT NULL,
    revoked_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES people (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id),
    UNIQUE (token_digest)
);

CREATE INDEX ix_invitations_attempt_id ON invitations (attempt_id);

CREATE INDEX ix_invitations_position_id ON invitations (position_id);

CREATE TABLE media (
    id VARCHAR NOT NULL,
    attempt_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    mime VARCHAR NOT NULL,
    digest VARCHAR,
    size BIGINT NOT NULL,
    chunks INTEGER NOT NULL,
    seconds FLOAT,
    started_at DATETIME NOT NULL,
    finished_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_media_attempt_id ON media (attempt_id);

CREATE TABLE missing (
    id INTEGER NOT NULL,
    attempt_id VARCHAR NOT NULL,
    task_id VARCHAR NOT NULL,
    reason VARCHAR,
    noted_by VARCHAR NOT NULL,
    noted_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_missing_attempt_id ON missing (attempt_id);

CREATE TABLE ratings (
    id INTEGER NOT NULL,
    attempt_id VARCHAR NOT NULL,
    task_id VARCHAR NOT NULL,
    part_id VARCHAR NOT NULL,
    rater_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rated_at DATETIME NOT NULL,
    record VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE INDEX ix_ratings_attempt_id ON ratings (attempt_id);

CREATE INDEX ix_ratings_rater_id ON ratings (rater_id);

CREATE INDEX ix_ratings_task_id ON ratings (task_id);

CREATE TABLE responses (
    attempt_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    answer VARCHAR NOT NULL,
    filled BOOLEAN NOT NULL,
    tab VARCHAR NOT NULL,
    saved_at DATETIME NOT NULL,
    PRIMARY KEY (attempt_id, item_id, revision),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);

CREATE TABLE seals (
    attempt_id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    sealed_at DATETIME NOT NULL,
    PRIMARY KEY (attempt_id, item_id),
    FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
