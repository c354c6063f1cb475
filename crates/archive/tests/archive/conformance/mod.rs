//! What every back end must do. A second one joins by a `Place` of its own and one line below.

mod at_hand;
mod damage;
mod filing;
mod numbers;
mod search;
mod secrets;
mod tasks;
pub(crate) mod verify;
mod way;

macro_rules! suite {
    ($name:ident, $place:ty: $($module:ident { $($test:ident)+ })+) => {
        mod $name {
            use crate::world::Place;

            $($(
                #[test]
                fn $test() {
                    if <$place as Place>::is_there() {
                        super::$module::$test::<$place>();
                    }
                }
            )+)+
        }
    };
}

macro_rules! every_test {
    ($name:ident, $place:ty) => {
        suite! {
            $name, $place:
            numbers {
                a_series_begins_at_one_with_the_year
                writers_and_rollbacks_leave_no_gap
                books_and_terms_have_series_of_their_own
                late_numbers_take_letters_and_need_a_reason
                a_cancelled_number_stays_taken
                findings_name_what_is_strange
                what_a_number_needs_is_asked_for
                an_act_that_failed_half_way_is_never_kept
                whatever_an_office_does_its_series_is_whole
                what_says_the_same_is_numbered_once_in_a_book
            }
            way {
                the_way_is_recorded_step_by_step
                approval_covers_what_was_read
                a_change_re_opens_and_keeps_the_number
                an_issued_document_stays_as_it_is
            }
            search {
                words_with_and_without_marks
                filters_narrow
                phrases_stand_in_one_place
                words_and_filters_go_together
                pages_follow_one_another
                a_new_version_is_found_by_its_new_words
                any_input_is_a_search
                phrases_are_found_as_by_reading
            }
            secrets {
                no_word_of_a_secret_stands_in_the_index
                where_the_office_allows_it_words_find_secrets
            }
            filing {
                a_ho_so_counts_its_documents_and_pages
                a_document_moves_to_another_ho_so
                the_contents_of_a_ho_so_count_its_pages
                the_catalogue_of_a_year_is_in_order
                a_ho_so_is_told_of_until_it_is_handed_over
            }
            tasks {
                a_task_is_changed_and_settled
                open_tasks_come_by_their_days
                each_role_has_its_work
            }
            at_hand {
                searches_are_saved_for_their_owner
                documents_opened_last_come_first
            }
            damage {
                a_change_in_any_column_of_any_row_is_named
                a_row_taken_away_or_put_in_is_named
                a_change_in_any_column_of_the_audit_breaks_the_chain_there
                a_line_with_a_hash_made_anew_breaks_the_chain_behind_it
                a_chain_made_anew_to_its_end_does_not_lead_to_the_head_that_was_kept
                a_line_of_the_audit_taken_away_is_missed
                an_attachment_changed_or_gone_is_named
                an_index_that_differs_is_named_and_made_anew
                the_database_itself_refuses_to_change_or_lose_a_row
                a_checkpoint_that_was_moved_is_not_believed
            }
            verify {
                an_archive_of_everything_is_sound
                a_head_that_was_kept_is_found_again
                the_index_is_made_anew_the_same
                attachments_come_back_as_they_were
                a_file_cut_back_to_a_signature_is_found_by_its_hash
                opening_follows_the_chain_from_its_checkpoint
            }
        }
    };
}

every_test!(sqlite, crate::world::InFile);
#[cfg(unix)]
every_test!(postgres, crate::server::OnServer);
