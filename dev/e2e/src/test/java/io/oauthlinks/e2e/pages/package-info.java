/** The pages that a browser test meets, and what a person does on them. */
package io.oauthlinks.e2e.pages;
