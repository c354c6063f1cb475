-- Fourth schema: độ mật of state secrets, whose words the index does not hold.

SET LOCAL search_path = thethuc;

ALTER TABLE entry ADD COLUMN do_mat text;
