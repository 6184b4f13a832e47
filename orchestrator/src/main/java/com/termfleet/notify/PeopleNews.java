package com.termfleet.notify;

import com.termfleet.notify.channel.Topic;
import java.time.Instant;

/** Something about a person that admins may want to be told. */
record PeopleNews(Topic topic, String subject, String message, Instant at) {}
