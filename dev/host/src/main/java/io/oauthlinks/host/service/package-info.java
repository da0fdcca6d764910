/** The platform's services that need no product: texts, jobs, locks, caches, events, audit, transactions. */
package io.oauthlinks.host.service;
