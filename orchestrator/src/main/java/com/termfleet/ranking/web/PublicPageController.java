package com.termfleet.ranking.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.ranking.PageSettings;
import com.termfleet.ranking.PublicPages;
import com.termfleet.ranking.PublicPages.PublicPageView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the owner of a master lets others see of it. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/public-page")
class PublicPageController {

    private final PublicPages pages;
    private final ApplicationEventPublisher actions;

    PublicPageController(PublicPages pages, ApplicationEventPublisher actions) {
        this.pages = pages;
        this.actions = actions;
    }

    @RequiresSignIn
    @GetMapping
    PublicPageView get(@PathVariable long id, Principal principal) {
        return pages.get(id, principal);
    }

    /** Switches the page on or off and sets its texts. What is off has no link; switching on makes a new one. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PutMapping
    PublicPageView change(@PathVariable long id, @RequestBody PageSettings request, Principal principal) {
        PublicPageView changed = pages.change(id, request, principal);
        String shown =
                changed.listed() ? "listed the master as \"" + changed.shownTitle() + '"' : "unlisted the master";
        return done(principal, changed, shown);
    }

    /** Gives the page a new link; the one before is dead at once. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping("/link")
    PublicPageView renewLink(@PathVariable long id, Principal principal) {
        return done(principal, pages.renewLink(id, principal), "renewed the link of the master's public page");
    }

    private PublicPageView done(Principal by, PublicPageView page, String what) {
        actions.publishEvent(
                new PersonAction(by, Subject.ACCOUNT, page.accountId().value(), what));
        return page;
    }
}
