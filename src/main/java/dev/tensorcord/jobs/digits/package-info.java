/** Reading digits: the network, how it was trained, and what it says of a picture. */
package dev.tensorcord.jobs.digits;
