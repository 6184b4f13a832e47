package com.termfleet.copy.subscription;

import com.termfleet.kernel.SubscriptionId;
import org.springframework.data.repository.ListCrudRepository;

/** The table of subscriptions. */
interface SubscriptionRepository extends ListCrudRepository<SubscriptionRow, SubscriptionId> {}
